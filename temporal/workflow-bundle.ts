import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundle } from '@temporalio/worker';

const pathOf = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

export const buildWorkflowBundle = (): Promise<WorkflowBundle> =>
  bundleWorkflowCode({
    workflowsPath: pathOf('../workflows/index.ts'),
    workflowInterceptorModules: [pathOf('../workflows/trace-steps.ts')],
  });

/** Builds the workflow code once, so that every worker started with `WORKFLOW_BUNDLE=<file>` is ready at once. */
export async function writeWorkflowBundle(file: string): Promise<void> {
  const { code } = await buildWorkflowBundle();
  await writeFile(file, code);
}
