import { configDefaults, defineConfig } from 'vitest/config';

const exclude = [...configDefaults.exclude, '**/.local/**'];
const needStack = ['**/*.stack.test.ts', '**/*.browser.test.ts', '**/*.fault.test.ts'];

/** `unit` needs no process; `stack` and `browser` share one running stack; each `fault` file kills parts of its own. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['**/*.test.ts'], exclude: [...exclude, ...needStack] } },
      {
        test: {
          name: 'stack',
          include: ['**/*.stack.test.ts', '**/*.browser.test.ts'],
          exclude,
          globalSetup: 'local/testing/stack-setup.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'fault',
          include: ['**/*.fault.test.ts'],
          exclude,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
