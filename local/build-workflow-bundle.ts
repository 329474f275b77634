import { runNodeTool } from './process/run-node-tool.ts';

/** Builds the workflow code in a process of its own: the bundler is heavy, and talks. */
export const buildWorkflowBundle = (root: string, file: string): Promise<void> =>
  runNodeTool('Building the workflow bundle', root, 'local/write-workflow-bundle.ts', file);
