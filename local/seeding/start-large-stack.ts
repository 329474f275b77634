import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { createStack, type Stack } from '../stack.ts';
import type { PartName } from '../stack-options.ts';
import { freePorts } from '../stack-ports.ts';

const DIRECTORY = path.resolve(import.meta.dirname, '../../.local/large');
/** The key that operators' requests to it carry. */
export const LARGE_STACK_KEY = 'only-for-measuring-on-this-machine';

/** What programs need of the system: PATH and HOME. */
type SystemEnvironment = Readonly<Record<string, string | undefined>>;

/** A stack whose database is kept for measuring with very many jobs: never the one of `npm start`. */
export async function startLargeStack({ PATH, HOME }: SystemEnvironment, parts: readonly PartName[]): Promise<Stack> {
  await mkdir(DIRECTORY, { recursive: true });
  const stack = createStack({
    ports: await freePorts(),
    dataDirectory: DIRECTORY,
    environment: {
      ...(PATH !== undefined && { PATH }),
      ...(HOME !== undefined && { HOME }),
      MASTER_KEY: LARGE_STACK_KEY,
      LITELLM_MASTER_KEY: LARGE_STACK_KEY,
      ENCRYPTION_KEYS: `large:${Buffer.alloc(32).toString('base64')}`,
      LOG_LEVEL: 'warn',
    },
    parts,
  });
  await stack.start();
  return stack;
}
