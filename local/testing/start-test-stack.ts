import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { createStack, type Stack } from '../stack.ts';
import type { PartName, StackOptions } from '../stack-options.ts';
import { freePorts } from '../stack-ports.ts';
import { removeAbandonedStacks } from './remove-abandoned-stacks.ts';

const LOCAL = path.resolve(import.meta.dirname, '../../.local');
const FROM_SYSTEM = ['PATH', 'HOME', 'LANG', 'TMPDIR'];
const WITHOUT_PAGES: readonly PartName[] = [
  'postgres',
  'valkey',
  'temporal',
  'demo-provider',
  'litellm',
  'worker',
  'api',
];

export type TestStackOptions = Pick<StackOptions, 'parts' | 'temporal'> & {
  /** Names the folder of its logs, `.local/test-logs/<name>`, which is kept. */
  readonly name: string;
  readonly environment?: Readonly<Record<string, string>>;
};

export type TestStack = { readonly stack: Stack; readonly stopAndRemove: () => Promise<void> };

/** A whole stack for one test file, on free ports and with data of its own, whose parts the test may kill. */
export async function startTestStack(options: TestStackOptions): Promise<TestStack> {
  const { name, environment, parts = WITHOUT_PAGES, temporal = {} } = options;
  const stacks = path.join(LOCAL, 'test');
  await removeAbandonedStacks(stacks);
  const dataDirectory = path.join(stacks, `${name}-${randomBytes(4).toString('hex')}`);
  await mkdir(dataDirectory, { recursive: true });
  const stack = createStack({
    ports: await freePorts(),
    dataDirectory,
    logsDirectory: path.join(LOCAL, 'test-logs', name),
    environment: { ...systemEnvironment(), ...testSecrets(), ...environment },
    parts,
    temporal,
  });
  const stopAndRemove = async () => {
    await stack.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  };
  try {
    await stack.start();
  } catch (error) {
    await stopAndRemove();
    throw error;
  }
  return { stack, stopAndRemove };
}

function testSecrets() {
  const secret = (prefix: string) => `${prefix}${randomBytes(24).toString('base64url')}`;
  return {
    MASTER_KEY: secret('mk-'),
    LITELLM_MASTER_KEY: secret('sk-'),
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    OPERATOR_EMAIL: 'owner@example.com',
    OPERATOR_PASSWORD: secret(''),
  };
}

function systemEnvironment(): Record<string, string> {
  // biome-ignore lint/style/noProcessEnv: the tests' composition root; nothing else of the system may reach a test
  const system = process.env;
  return Object.fromEntries(FROM_SYSTEM.flatMap((name) => (system[name] ? [[name, system[name]]] : [])));
}
