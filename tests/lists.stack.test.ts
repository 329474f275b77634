import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { z } from 'zod';
import { routes } from '../api/routes/index.ts';
import type { Answer, Json } from './support/api-client.ts';
import { createOperator, type TestOperator } from './support/create-operator.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';

const stack = inject('stack');
const lists = routes.filter(({ rows }) => rows !== undefined);
const sortsOf = (query: z.ZodType | undefined): readonly string[] => {
  const sort = (query as z.ZodObject<{ sort: z.ZodDefault<z.ZodEnum> }>).shape.sort;
  return sort.unwrap().options.map(String);
};
const orders = lists.flatMap(({ path, query, rows = '' }) =>
  sortsOf(query).flatMap((sort) => ['asc', 'desc'].map((order) => [path, sort, order, rows] as const)),
);

describe('operators’ lists', () => {
  let tenant: Tenant;
  let owner: TestOperator;
  let jobs: string[];

  beforeAll(async () => {
    [tenant, owner] = await Promise.all([createTenant(stack), createOperator(stack, 'owner')]);
    const { team } = tenant;
    const made = Array.from({ length: 7 }, async (_, place) => {
      const body = { job_type: `type-${place % 2}`, user_id: `user-${place % 3}` };
      const { job_id: jobId } = (await team.post('/api/jobs/create', body)).body;
      const contents = Array.from({ length: place % 4 }, (_unused, call) =>
        call === 2 ? '[[fail 400]]' : `call ${call}`,
      );
      for (const content of contents) {
        await team.post(`/api/jobs/${jobId}/llm-call`, { messages: [{ role: 'user', content }] });
      }
      if (place > 0) await team.post(`/api/jobs/${jobId}/complete`, { status: place === 6 ? 'failed' : 'completed' });
      return jobId as string;
    });
    jobs = await Promise.all(made);
  });

  const ids = ({ body }: Answer): string[] => body.jobs.map(({ job_id }: Json) => job_id);
  const list = (query = '') => tenant.operator.get(`/api/jobs?team_id=${tenant.teamId}&${query}`);

  it.each(orders)('200: %s by %s %s', async (path, sort, order, rows) => {
    const real = path
      .replace(':team_id', tenant.teamId)
      .replace(':organization_id', tenant.organizationId)
      .replace(':book_id', 'standard')
      .replace(':user_id', owner.userId);
    if (real.includes(':')) return expect(real).toBe('/api/reconciliations/:reconciliation_id');
    const { status, body } = await owner.client.get(`${real}?sort=${sort}&order=${order}&limit=3`);
    expect([status, body.error]).toEqual([200, undefined]);
    expect(body[rows].length).toBe(Math.min(3, body.total));
    if (body.total <= 3) return expect(body.next_cursor).toBeNull();
    const next = await owner.client.get(`${real}?limit=3&cursor=${body.next_cursor}`);
    const both = await owner.client.get(`${real}?sort=${sort}&order=${order}&limit=3&offset=3`);
    expect(next.status).toBe(200);
    if (real.includes(tenant.teamId)) expect(next.body[rows]).toEqual(both.body[rows]);
  });

  it.each(['created_at', 'completed_at', 'total_cost_usd', 'price_usd', 'margin_usd', 'total_calls'])(
    '200: jobs by %s come whole and once, page after page',
    async (sort) => {
      for (const order of ['asc', 'desc']) {
        const whole = ids(await list(`sort=${sort}&order=${order}`));
        expect([...whole].sort()).toEqual([...jobs].sort());
        const paged: string[] = [];
        for (let cursor: string | null = ''; cursor !== null; ) {
          const page = await list(cursor === '' ? `sort=${sort}&order=${order}&limit=2` : `limit=2&cursor=${cursor}`);
          expect(page.body.total).toBe(7);
          paged.push(...ids(page));
          cursor = page.body.next_cursor;
        }
        expect(paged).toEqual(whole);
      }
    },
  );

  it('200: jobs are found by what they are, had and came to', async () => {
    const total = async (query: string) => (await list(query)).body.total;
    expect(await total('status=completed')).toBe(5);
    expect(await total('job_type=type-1')).toBe(3);
    expect(await total('user_id=user-1')).toBe(2);
    expect(await total('has_errors=true')).toBe(1);
    expect(await total('has_errors=false')).toBe(6);
    expect(await total('negative_margin=true')).toBe(1);
    expect(await total('negative_margin=false')).toBe(5);
    expect(await total('min_margin_usd=0.01')).toBe(5);
    expect(ids(await list(`job_id_prefix=${jobs[3]?.slice(0, 28)}`))).toEqual([jobs[3]]);
    expect(await total(`start_date=${new Date().toISOString().slice(0, 10)}`)).toBe(7);
    expect(await total('end_date=2026-01-01')).toBe(0);
    expect(await total(`organization_id=${tenant.organizationId}&status=failed`)).toBe(1);
  });

  it('200: a team’s jobs still come by page and page_size', async () => {
    const { body } = await tenant.operator.get(`/api/jobs/teams/${tenant.teamId}?page=2&page_size=3`);
    expect(body).toMatchObject({ total: 7, page: 2, page_size: 3, total_pages: 3 });
    expect(ids({ body } as Answer)).toEqual(ids(await list('limit=3&offset=3')));
    expect((await tenant.operator.get(`/api/jobs/teams/${tenant.teamId}`)).body).toMatchObject({
      page: 1,
      page_size: 20,
    });
  });

  it('200: a team’s transactions are found by their type and job', async () => {
    const path = `/api/credits/teams/${tenant.teamId}/transactions`;
    const total = async (query: string) => (await tenant.team.get(`${path}?${query}`)).body.total;
    expect(await total('transaction_type=deduction')).toBe(5);
    expect(await total('transaction_type=release')).toBe(1);
    expect(await total(`job_id=${jobs[1]}`)).toBe(2);
    expect(await total('transaction_type=allocation')).toBe(1);
  });

  it('200: a team’s own list as CSV has nothing that it may not see', async () => {
    const response = await fetch(new URL(`/api/teams/${tenant.teamId}/jobs?format=csv`, stack.API_URL), {
      headers: { authorization: `Bearer ${tenant.key}` },
    });
    const [header, ...lines] = (await response.text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(7);
    expect(header).not.toMatch(/usd|cost|tokens/);
  });

  it('422: a cursor that somebody made up is refused', async () => {
    const cursor = Buffer.from(JSON.stringify(['created_at', 'desc', 'soon', 'x'])).toString('base64url');
    for (const bad of [cursor, 'x']) {
      const { status, body } = await list(`cursor=${bad}`);
      expect([status, body.error.code, body.error.message]).toEqual([
        422,
        'invalid_request',
        expect.stringMatching(/^cursor: is no cursor/),
      ]);
    }
  });
});
