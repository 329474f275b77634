import { randomUUID } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { expectChargedOnce, expectNothingHeld, query } from './support/ledger.ts';

const stack = inject('stack');

/** Leaves what an API process leaves that dies between writing a job and starting its workflow. */
async function writeJobOnly({ teamId, organizationId }: Tenant): Promise<string> {
  const jobId = randomUUID();
  await query(
    stack.DATABASE_URL,
    `INSERT INTO jobs (id, team_id, organization_id, job_type, request_hash, price_version_id, credit_value_nano_usd,
                       estimate_micro_credits, minimum_micro_credits, deadline_at)
     SELECT $1, $2, $3, 'x', '\\x00', id, credit_value_nano_usd, 1000000, 1000000, now() + interval '1 day'
     FROM price_book_versions WHERE book_id = 'standard' AND number = 1`,
    [jobId, teamId, organizationId],
  );
  return jobId;
}

describe('a job whose workflow never began', () => {
  it('begins with its first call', async () => {
    const tenant = await createTenant(stack);
    const jobId = await writeJobOnly(tenant);
    const call = await tenant.team.post(`/api/jobs/${jobId}/llm-call`, {
      messages: [{ role: 'user', content: 'Hello' }],
    });
    expect(call.status).toBe(200);
    expect((await tenant.team.post(`/api/jobs/${jobId}/complete`)).body.costs.credits_charged).toBe(1);
    await expectChargedOnce(stack.DATABASE_URL, jobId, 1);
  });

  it('can be completed and cancelled', async () => {
    const tenant = await createTenant(stack);
    const [completed, cancelled] = [await writeJobOnly(tenant), await writeJobOnly(tenant)];
    expect((await tenant.team.post(`/api/jobs/${completed}/complete`)).body.status).toBe('COMPLETED');
    expect((await tenant.team.post(`/api/jobs/${cancelled}/cancel`)).body.status).toBe('CANCELLED');
    await expectChargedOnce(stack.DATABASE_URL, completed, 1);
    await expectChargedOnce(stack.DATABASE_URL, cancelled, 0);
    await expectNothingHeld(stack.DATABASE_URL, tenant.teamId);
  });

  it('is cancelled when its team is suspended', async () => {
    const tenant = await createTenant(stack);
    const jobId = await writeJobOnly(tenant);
    const { body } = await tenant.operator.put(`/api/teams/${tenant.teamId}/suspend`);
    expect(body).toMatchObject({ jobs_cancelled: 1, jobs_open: 0 });
    expect((await tenant.team.get(`/api/jobs/${jobId}`)).body.status).toBe('CANCELLED');
  });
});
