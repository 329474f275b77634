import type { Tenant } from './create-tenant.ts';

/** Opens a job and answers its id. */
export const openJob = async ({ team }: Tenant): Promise<string> =>
  (await team.post('/api/jobs/create', { job_type: 'x' })).body.job_id;

/** Opens a job, completes it without a call and answers its id: it costs 1 credit. */
export async function completeJob(tenant: Tenant): Promise<string> {
  const jobId = await openJob(tenant);
  await tenant.team.post(`/api/jobs/${jobId}/complete`);
  return jobId;
}
