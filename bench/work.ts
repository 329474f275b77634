import { type BenchStack, MODEL } from './bench-stack.ts';
import type { Finding } from './compare.ts';
import type { Measurement } from './measure.ts';

export type Report = { readonly measurements: readonly Measurement[]; readonly findings: readonly Finding[] };

export const messages = [{ role: 'user', content: 'Summarize: the cat sat on the mat.' }];

/** The reference: the very request that a worker sends, without us. */
export const askLiteLlm =
  ({ liteLlm }: BenchStack) =>
  () =>
    liteLlm('/v1/chat/completions', { model: MODEL, messages });

export async function openJobs({ api }: BenchStack, count: number): Promise<string[]> {
  const opened = Array.from({ length: count }, () => api('/api/jobs/create', { job_type: 'bench' }));
  return (await Promise.all(opened)).map((job) => (job as { job_id: string }).job_id);
}

/** A whole job in three requests. */
export async function createCallComplete({ api }: BenchStack): Promise<void> {
  const { job_id } = (await api('/api/jobs/create', { job_type: 'bench' })) as { job_id: string };
  await api(`/api/jobs/${job_id}/llm-call`, { messages });
  await api(`/api/jobs/${job_id}/complete`, {});
}
