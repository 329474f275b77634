import { beforeAll, describe, expect, inject, it } from 'vitest';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { query } from './support/ledger.ts';

const stack = inject('stack');

describe('GET /api/ledger/verify', () => {
  let tenant: Tenant;
  let path: string;

  beforeAll(async () => {
    tenant = await createTenant(stack);
    path = `/api/ledger/verify?team_id=${tenant.teamId}`;
    const { body } = await tenant.team.post('/api/jobs/create', { job_type: 'verified' });
    await tenant.team.post(`/api/jobs/${body.job_id}/cancel`);
  });

  it('200: what the product did is clean', async () => {
    const { status, body } = await tenant.operator.get(path);
    expect(status).toBe(200);
    expect(body).toMatchObject({ clean: true, accounts: 1, lots: 1, jobs: 1, differences: [] });
    expect(body.entries).toBeGreaterThanOrEqual(2);
  });

  it('200: names what was changed behind the ledger’s back, in credits, until it is put right', async () => {
    const change = (by: number) =>
      query(stack.DATABASE_URL, 'UPDATE jobs SET peak_micro_credits = peak_micro_credits + $2 WHERE team_id = $1', [
        tenant.teamId,
        by,
      ]);
    await change(2_500_000);
    const { body } = await tenant.operator.get(path);
    await change(-2_500_000);
    expect(body.clean).toBe(false);
    expect(body.differences).toHaveLength(1);
    const [{ team_id, what, expected, found }] = body.differences;
    expect([team_id, found - expected]).toEqual([tenant.teamId, 2.5]);
    expect(what).toMatch(/^job .+: most ever held, by its entries$/);
    expect((await tenant.operator.get(path)).body.clean).toBe(true);
  });

  it('422: says what a team id looks like', async () => {
    const { status, body } = await tenant.operator.get('/api/ledger/verify?team_id=no team');
    expect([status, body.error.code]).toEqual([422, 'invalid_request']);
    expect(body.error.message).toContain('team_id');
  });

  it('403: is not for teams', async () => {
    expect((await tenant.team.get('/api/ledger/verify')).status).toBe(403);
  });
});
