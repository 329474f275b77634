import { writeWorkflowBundle } from '../../temporal/workflow-bundle.ts';

const [file] = process.argv.slice(2);
if (!file) throw new Error('Usage: node write-workflow-bundle.ts <file>');
await writeWorkflowBundle(file);
