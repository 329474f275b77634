import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Builds the workflow code in a process of its own: the bundler is heavy, and talks. */
export async function buildWorkflowBundle(root: string, file: string): Promise<void> {
  await run(process.execPath, [path.join(root, 'local/write-workflow-bundle.ts'), file], { cwd: root });
}
