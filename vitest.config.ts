import { configDefaults, defineConfig } from 'vitest/config';
import { LongestFirst } from './local/testing/longest-first.ts';

const exclude = [...configDefaults.exclude, '**/.local/**'];
const needStack = ['**/*.stack.test.ts', '**/*.browser.test.ts', '**/*.fault.test.ts'];

/** It measures how long one team waits while another floods. */
const needMachine = ['tests/flood.fault.test.ts'];
const needTime = { testTimeout: 180_000, hookTimeout: 180_000, expect: { poll: { timeout: 10_000 } } };

/**
 * `unit` needs no process; `stack` and `browser` share one running stack; each `fault` file kills parts of its own.
 * Several files run at a time, also where there are only two cores: most of their time they wait.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'unit', include: ['**/*.test.ts'], exclude: [...exclude, ...needStack] } },
      {
        test: {
          name: 'stack',
          include: ['**/*.stack.test.ts', '**/*.browser.test.ts'],
          exclude,
          globalSetup: 'local/testing/stack-setup.ts',
          ...needTime,
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'fault',
          include: ['**/*.fault.test.ts'],
          exclude: [...exclude, ...needMachine],
          ...needTime,
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'alone',
          include: needMachine,
          exclude,
          ...needTime,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
