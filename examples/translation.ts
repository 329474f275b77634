/**
 * Translates a text into several languages at once: one job, a call for each language, all in parallel, one bill. When the
 * operator has switched on the response cache for the model, a second run of the same text is answered from it.
 */
import { type Completion, createJobsClient, type JobsClientOptions } from '../client/create-jobs-client.ts';
import { printReceipt } from './print-receipt.ts';

const LANGUAGES = ['German', 'French', 'Spanish', 'Italian', 'Polish'];
const TEXT = 'The panels are cleaned next Tuesday. Please keep the gate open.';

type Translation = { readonly language: string; readonly text: string; readonly isCached: boolean };

type Translating = JobsClientOptions & {
  /** The team's default when left out. */
  readonly model?: string;
};

export async function translate({ model, ...options }: Translating, text: string, languages: readonly string[]) {
  const api = createJobsClient(options);
  const { job_id: jobId } = await api.createJob({ job_type: 'translation' });
  const replies = await Promise.allSettled(languages.map(translateInto));
  const lost = replies.find(({ status }) => status === 'rejected');
  if (lost?.status === 'rejected') {
    await api.completeJob(jobId, { status: 'failed' });
    throw lost.reason;
  }
  const translations = replies.flatMap((reply) => (reply.status === 'fulfilled' ? [reply.value] : []));
  return { translations, receipt: await api.completeJob(jobId) };

  async function translateInto(language: string): Promise<Translation> {
    const reply: Completion = await api.callModel(jobId, {
      purpose: language,
      ...(model && { model }),
      messages: [
        { role: 'system', content: `Translate into ${language}. Answer with the translation alone.` },
        { role: 'user', content: text },
      ],
    });
    return { language, text: reply.response.content ?? '', isCached: reply.metadata.cached };
  }
}

if (import.meta.main) {
  const { API_URL = 'http://127.0.0.1:8003', TEAM_KEY, MODEL } = process.env;
  if (!TEAM_KEY) throw new Error('Set TEAM_KEY to a team key: npm start prints that of the demo team.');
  const options = { apiUrl: API_URL, teamKey: TEAM_KEY, ...(MODEL && { model: MODEL }) };
  const { translations, receipt } = await translate(options, process.argv[2] ?? TEXT, LANGUAGES);
  for (const { language, text, isCached } of translations)
    console.log(`${language}${isCached ? ' (from the cache)' : ''}: ${text}`);
  printReceipt(receipt);
}
