import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundle } from '@temporalio/worker';

const workflowsPath = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));
const tracePath = fileURLToPath(new URL('../workflows/trace-steps.ts', import.meta.url));

export const buildWorkflowBundle = (): Promise<WorkflowBundle> =>
  bundleWorkflowCode({ workflowsPath, workflowInterceptorModules: [tracePath] });

/** Builds the workflow code once, so that every worker started with `WORKFLOW_BUNDLE=<file>` is ready at once. */
export async function writeWorkflowBundle(file: string): Promise<void> {
  const { code } = await buildWorkflowBundle();
  await writeFile(file, code);
}
