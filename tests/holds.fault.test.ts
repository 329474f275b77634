import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestStack, type TestStack } from '../local/testing/start-test-stack.ts';
import { teamClient } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { inLanes } from './support/in-lanes.ts';
import { query } from './support/ledger.ts';

const HOLDS = 1_000;
const CREDITS = 300;
const AT_ONCE = 48;
const KILL_AFTER = 200;
const RETRY_MS = 100;

describe('a thousand parallel holds of one team', () => {
  let running: TestStack;
  let tenant: Tenant;

  beforeAll(async () => {
    running = await startTestStack({ name: 'holds' });
    tenant = await createTenant(running.stack.environment, { credits: CREDITS });
  });
  afterAll(() => running?.stopAndRemove());

  it('over three API processes, one of them killed: exactly as many succeed as there are credits for', async () => {
    const { environment } = running.stack;
    const others = await Promise.all([running.stack.addApi(), running.stack.addApi()]);
    const clients = [environment.API_URL, ...others.map(({ address }) => address)].map((url) =>
      teamClient(url, tenant.key),
    );
    let answered = 0;
    const open = async (index: number) => {
      const headers = { 'idempotency-key': randomUUID() };
      for (let attempt = index; ; attempt += 1) {
        const client = clients[attempt % clients.length];
        const answer = await client?.post('/api/jobs/create', { job_type: 'x' }, headers).catch(() => undefined);
        if (!answer || answer.status >= 500) {
          await pause(RETRY_MS);
          continue;
        }
        answered += 1;
        if (answered === KILL_AFTER) void others[0]?.kill('SIGKILL');
        return answer.status;
      }
    };
    const statuses = await inLanes(HOLDS, AT_ONCE, open);

    expect(statuses.filter((status) => status === 200)).toHaveLength(CREDITS);
    expect(statuses.filter((status) => status === 402)).toHaveLength(HOLDS - CREDITS);
    const [account] = await query(
      environment.DATABASE_URL,
      'SELECT available, reserved, debt FROM credit_accounts WHERE team_id = $1',
      [tenant.teamId],
    );
    expect(account).toEqual({ available: '0', reserved: `${CREDITS}000000`, debt: '0' });
    const [held] = await query(
      environment.DATABASE_URL,
      `SELECT count(*)::int AS entries, count(DISTINCT job_id)::int AS jobs FROM credit_entries
       WHERE team_id = $1 AND kind = 'hold'`,
      [tenant.teamId],
    );
    expect(held).toEqual({ entries: CREDITS, jobs: CREDITS });
  });
});
