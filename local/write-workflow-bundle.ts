import { writeWorkflowBundle } from '../temporal/workflow-bundle.ts';

const [file] = process.argv.slice(2);
if (!file) throw new Error('Usage: node local/write-workflow-bundle.ts <file>');
await writeWorkflowBundle(file);
