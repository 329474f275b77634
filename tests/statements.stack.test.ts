import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Json } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { query } from './support/ledger.ts';

const stack = inject('stack');
const month = new Date().toISOString().slice(0, 7);

describe('a statement', () => {
  let tenant: Tenant;
  let path: string;

  beforeAll(async () => {
    tenant = await createTenant(stack, { credits: 10 });
    const { operator, team, teamId } = tenant;
    const credits = `/api/credits/teams/${teamId}`;
    const run = async (jobType: string, status: string) => {
      const { job_id: jobId } = (await team.post('/api/jobs/create', { job_type: jobType })).body;
      await team.post(`/api/jobs/${jobId}/complete`, { status });
      return jobId as string;
    };
    await operator.post(`${credits}/add`, { credits: 5, reason: '=Invoice <b>7</b> & more' });
    const refunded = await run('analysis', 'completed');
    await run('analysis', 'completed');
    await run('<i>chat</i>', 'completed');
    await run('chat', 'failed');
    await operator.post(`${credits}/refund`, { job_id: refunded, credits: 0.25, reason: 'Test' });
    await operator.post(`${credits}/adjust`, { credits: 2, reason: 'Too many' });
    await team.post('/api/jobs/create', { job_type: 'open' });
    path = `/api/teams/${teamId}/statement?month=${month}`;
  });

  const document = async (format: string, key = tenant.key) =>
    fetch(new URL(`${path}&format=${format}`, stack.API_URL), { headers: { authorization: `Bearer ${key}` } });

  it('200: has the month from the opening to the closing balance', async () => {
    const { status, body } = await tenant.team.get(path);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      team_id: tenant.teamId,
      month,
      is_final: false,
      opening: { credits: 0, available: 0, held: 0, debt: 0 },
      charges: [
        { job_type: '<i>chat</i>', jobs: 1, credits: 1 },
        { job_type: 'analysis', jobs: 2, credits: 2 },
      ],
      refunds: [{ job_type: 'analysis', jobs: 1, credits: 0.25 }],
      credits_granted: 13,
      credits_charged: 3,
      credits_refunded: 0.25,
      credits_expired: 0,
      closing: { credits: 10.25, available: 9.25, held: 1, debt: 0 },
    });
    expect(body.grants.map(({ credits, reason }: Json) => [credits, reason])).toEqual([
      [10, expect.any(String)],
      [5, '=Invoice <b>7</b> & more'],
      [-2, 'Too many'],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/usd|cost|model/i);
  });

  it('equals the ledger, and its parts add up to its closing balance', async () => {
    const { body } = await tenant.team.get(path);
    const { opening, closing } = body;
    const [account] = await query(
      stack.DATABASE_URL,
      `SELECT available::float8 / 1e6 AS available, reserved::float8 / 1e6 AS held, debt::float8 / 1e6 AS debt
       FROM credit_accounts WHERE team_id = $1`,
      [tenant.teamId],
    );
    expect(closing).toMatchObject({ ...account });
    const {
      credits_granted: granted,
      credits_charged: charged,
      credits_refunded: refunded,
      credits_expired: expired,
    } = body;
    expect(opening.credits + granted - charged + refunded - expired).toBe(closing.credits);
    expect(closing.available + closing.held - closing.debt).toBe(closing.credits);
  });

  it('goes on where the month before ended', async () => {
    const before = new Date(`${month}-01T00:00:00Z`);
    before.setUTCMonth(before.getUTCMonth() - 1);
    const { body } = await tenant.team.get(
      `/api/teams/${tenant.teamId}/statement?month=${before.toISOString().slice(0, 7)}`,
    );
    expect(body).toMatchObject({ is_final: true, charges: [], grants: [] });
    expect(body.closing).toEqual((await tenant.team.get(path)).body.opening);
  });

  it('200: is a table whose credits add up, and harmless to open', async () => {
    const response = await document('csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers.get('content-disposition')).toContain(`statement-${tenant.teamId}-${month}.csv`);
    const lines = (await response.text()).trimEnd().split('\r\n').slice(1);
    expect(lines.join('\n')).toContain(`,'=Invoice <b>7</b> & more,`);
    const amounts = lines.map((line) => Number(line.slice(line.lastIndexOf(',') + 1)));
    expect(amounts.slice(0, -1).reduce((sum, amount) => sum + amount, 0)).toBeCloseTo(amounts.at(-1) ?? Number.NaN, 6);
  });

  it('200: is a page to print, in which names are text', async () => {
    const response = await document('html');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const page = await response.text();
    expect(page).toContain('@page { size: A4');
    expect(page).toContain('&#60;i&#62;chat&#60;/i&#62;');
    expect(page).not.toMatch(/<i>|<b>/);
    expect(page).toContain('10.25');
  });

  it('404, 422: are of the own team, and of months that have begun', async () => {
    const other = await createTenant(stack);
    expect((await document('html', other.key)).status).toBe(404);
    expect((await tenant.team.get(`${path.slice(0, -2)}13`)).body.error.message).toMatch(/^month: must be a month/);
    expect((await tenant.team.get(`/api/teams/${tenant.teamId}/statement?month=2999-01`)).body.error.message).toBe(
      'month: has not begun yet',
    );
  });
});
