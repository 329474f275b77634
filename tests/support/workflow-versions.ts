import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';

const ROOT = path.resolve(import.meta.dirname, '../..');
const UNCHANGED = `  if (await succeeds(opened)) {`;

/**
 * Builds the workflow code as it would be after a change of the job's first step, and answers the bundle's file. In this folder,
 * so that its imports are found.
 */
export async function buildChangedWorkflows(name: string, change: string): Promise<string> {
  const folder = path.join(ROOT, '.local/test-versions', name);
  await mkdir(folder, { recursive: true });
  for (const part of ['workflows', 'temporal'])
    await cp(path.join(ROOT, part), path.join(folder, part), { recursive: true });
  const file = path.join(folder, 'workflows/job.ts');
  const code = await readFile(file, 'utf8');
  if (!code.includes(UNCHANGED)) throw new Error(`workflows/job.ts has no line "${UNCHANGED.trim()}" to change`);
  const imports = `import { patched, sleep } from '@temporalio/workflow';\n`;
  await writeFile(file, imports + code.replace(UNCHANGED, `  ${change}\n${UNCHANGED}`));
  const bundle = await bundleWorkflowCode({ workflowsPath: path.join(folder, 'workflows/index.ts') });
  const bundleFile = path.join(folder, 'bundle.js');
  await writeFile(bundleFile, bundle.code);
  return bundleFile;
}
