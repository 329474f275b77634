/**
 * Writes a draft that is read while it comes, then improves it: two calls, one job, one bill. A broken connection is not
 * noticed. Ctrl-C stops the call that is under way: what was written by then is kept, and the draft is improved from there.
 */
import { createJobsClient, type JobsClientOptions } from '../client/create-jobs-client.ts';
import { JobsApiError } from '../client/jobs-api-error.ts';
import { printReceipt } from './print-receipt.ts';

const TOPIC = 'a notice to the members of a solar cooperative that the panels are cleaned next Tuesday';

type Writing = JobsClientOptions & {
  /** Has enough been read of this call? */
  readonly stop?: AbortSignal;
  /** Is told each piece of text, and null when all so far is void. */
  show(text: string | null): void;
};

export async function write({ stop, show, ...options }: Writing, topic: string) {
  const api = createJobsClient(options);
  const { job_id: jobId } = await api.createJob({ job_type: 'writing' });
  const draft = await writeOne('draft', `Write ${topic}.`);
  const final = await writeOne('improve', `Make this shorter and friendlier:\n\n${draft}`);
  return { draft, final, receipt: await api.completeJob(jobId) };

  async function writeOne(purpose: string, content: string): Promise<string> {
    let text = '';
    try {
      for await (const part of api.streamCall(jobId, { purpose, messages: [{ role: 'user', content }] })) {
        if (part.type === 'call') stop?.addEventListener('abort', () => void api.cancelCall(jobId, part.callId));
        if (part.type === 'restart') {
          text = '';
          show(null);
        }
        if (part.type === 'text') {
          text += part.text;
          show(part.text);
        }
      }
    } catch (error) {
      if (!(error instanceof JobsApiError && error.code === 'call_cancelled')) throw error;
    }
    return text;
  }
}

if (import.meta.main) {
  const { API_URL = 'http://127.0.0.1:8003', TEAM_KEY } = process.env;
  if (!TEAM_KEY) throw new Error('Set TEAM_KEY to a team key: npm start prints that of the demo team.');
  const enough = new AbortController();
  process.once('SIGINT', () => enough.abort());
  const show = (text: string | null) => process.stdout.write(text ?? '\n\n--- again ---\n\n');
  const options = { apiUrl: API_URL, teamKey: TEAM_KEY, stop: enough.signal, show };
  const { receipt } = await write(options, process.argv[2] ?? TOPIC);
  printReceipt(receipt);
}
