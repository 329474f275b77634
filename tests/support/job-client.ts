import type { Tenant } from './create-tenant.ts';

/** Opens a job and answers its id. */
export const openJob = async ({ team }: Tenant): Promise<string> =>
  (await team.post('/api/jobs/create', { job_type: 'x' })).body.job_id;

/** Makes a call with one message of the user's, and answers as the API does. */
export const callModel = ({ team }: Pick<Tenant, 'team'>, jobId: string, content: string) =>
  team.post(`/api/jobs/${jobId}/llm-call`, { messages: [{ role: 'user', content }] });

/** Opens a job, completes it without a call and answers its id: it costs 1 credit. */
export async function completeJob(tenant: Tenant): Promise<string> {
  const jobId = await openJob(tenant);
  await tenant.team.post(`/api/jobs/${jobId}/complete`);
  return jobId;
}
