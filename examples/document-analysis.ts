/**
 * Reads a document in four steps that are one job and one bill: extract, summarize, classify, insights.
 *
 * Each step has an Idempotency-Key made of the run's id. Kill this program at any moment and start it with the same
 * RUN_ID: it goes on where it was. Steps that are done answer from storage; nothing is asked or charged twice.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type CallModel,
  type Completion,
  createJobsClient,
  type JobsClientOptions,
} from '../client/create-jobs-client.ts';
import { JobsApiError } from '../client/jobs-api-error.ts';
import { printReceipt } from './print-receipt.ts';

const CATEGORIES = ['report', 'contract', 'invoice', 'letter', 'other'];

const strings = { type: 'array', items: { type: 'string' } };
const object = (properties: Record<string, object>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const jsonOf = (name: string, schema: object) => ({
  type: 'json_schema' as const,
  json_schema: { name, strict: true, schema },
});

const recordFacts = {
  type: 'function',
  function: {
    name: 'record_facts',
    description: 'Records the names, dates and amounts of money that a document mentions',
    parameters: object({ persons: strings, organizations: strings, dates: strings, amounts: strings }),
  },
};
const category = object({ category: { type: 'string', enum: CATEGORIES } });
const insights = object({
  insights: { type: 'array', items: object({ finding: { type: 'string' }, evidence: { type: 'string' } }) },
});

export async function analyzeDocument(options: JobsClientOptions, runId: string, document: string) {
  const api = createJobsClient(options);
  const opening = { job_type: 'document_analysis', metadata: { run: runId } };
  const { job_id: jobId } = await api.createJob(opening, { idempotencyKey: `${runId}:create` });
  try {
    const findings = await readDocument(async (purpose, task, parameters, known = '') => {
      const messages = [
        { role: 'system' as const, content: `You analyze documents. Use only what the document says. ${known}` },
        { role: 'user' as const, content: `${task}:\n\n${document}` },
      ];
      const call = { purpose, messages, ...parameters };
      return (await api.callModel(jobId, call, { idempotencyKey: `${runId}:${purpose}` })).response;
    });
    return { ...findings, receipt: await api.completeJob(jobId) };
  } catch (error) {
    // A step was refused for good: a job closed as failed costs nothing and frees its credits.
    if (error instanceof JobsApiError && !error.isTemporary) await api.completeJob(jobId, { status: 'failed' });
    throw error;
  }
}

type Parameters = Partial<CallModel>;
type Ask = (purpose: string, task: string, parameters: Parameters, known?: string) => Promise<Completion['response']>;

async function readDocument(ask: Ask) {
  const extracted = await ask('extract', 'Record the facts of this document', {
    tools: [recordFacts],
    tool_choice: { type: 'function', function: { name: 'record_facts' } },
  });
  const facts = extracted.tool_calls?.[0]?.function.arguments ?? '{}';

  const summarized = await ask('summarize', 'Summarize this document in three sentences', { max_tokens: 500 });

  const classified = await ask('classify', `Classify this document as one of ${CATEGORIES.join(', ')}`, {
    response_format: jsonOf('category', category),
  });

  const options = { response_format: jsonOf('insights', insights) };
  const found = await ask('insights', 'List what a reader should know', options, `Its facts: ${facts}`);

  return {
    facts: JSON.parse(facts) as Record<string, string[]>,
    summary: summarized.content,
    category: (JSON.parse(classified.content ?? '{}') as { category: string }).category,
    insights: (JSON.parse(found.content ?? '{}') as { insights: { finding: string; evidence: string }[] }).insights,
  };
}

if (import.meta.main) {
  const { API_URL = 'http://127.0.0.1:8003', TEAM_KEY, RUN_ID = randomUUID() } = process.env;
  if (!TEAM_KEY) throw new Error('Set TEAM_KEY to a team key: npm start prints that of the demo team.');
  const file = process.argv[2] ?? path.join(import.meta.dirname, 'documents/solar-cooperative-report.txt');
  console.log(`Run ${RUN_ID}. If this is interrupted, set RUN_ID to that and start again.`);

  const options = { apiUrl: API_URL, teamKey: TEAM_KEY };
  const { receipt, ...findings } = await analyzeDocument(options, RUN_ID, await readFile(file, 'utf8'));
  console.log(JSON.stringify(findings, null, 2));
  printReceipt(receipt);
}
