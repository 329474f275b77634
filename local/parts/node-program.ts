import path from 'node:path';
import type { Launch } from '../process/part-definition.ts';
import type { StackContext } from '../stack-context.ts';
import { MALLOC_SETTINGS, NODE_FLAGS } from './node-memory.ts';

/** Runs one of our own programs on the Node that runs this, with V8's compiled code kept between starts. */
export function nodeProgram(
  { root, environment }: StackContext,
  file: string,
  variables: Readonly<Record<string, string | number>>,
): Launch {
  const own = Object.entries(variables).map(([name, value]) => [name, String(value)] as const);
  return {
    command: process.execPath,
    parameters: [...NODE_FLAGS, path.join(root, file)],
    environment: {
      ...environment,
      ...MALLOC_SETTINGS,
      NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/compiled'),
      ...Object.fromEntries(own),
    },
  };
}
