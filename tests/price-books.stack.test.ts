import { randomBytes } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { type Answer, operatorClient } from './support/api-client.ts';
import { createTenant } from './support/create-tenant.ts';

const stack = inject('stack');
const operator = operatorClient(stack.API_URL, stack.MASTER_KEY);
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];
const flat = (credits: number) => ({ credit_value_usd: 0.05, rules: [{ name: 'flat', match: {}, per_job: credits }] });
const books = '/api/price-books';

async function createBook(): Promise<string> {
  const id = `book-${randomBytes(5).toString('hex')}`;
  const { status, body } = await operator.post(`${books}/create`, { book_id: id, name: 'A book' });
  expect(status, JSON.stringify(body)).toBe(200);
  return id;
}

describe('price books', () => {
  it('200: a draft is written, replaced and deleted; 409: a published version never changes', async () => {
    const own = `${books}/${await createBook()}/versions`;
    expect((await operator.post(own, flat(2))).body).toMatchObject({
      number: 1,
      status: 'draft',
      effective_from: null,
    });
    expect((await operator.put(`${own}/1`, flat(3))).body.rules).toEqual(flat(3).rules);
    expect((await operator.post(`${own}/1/publish`)).body).toMatchObject({
      status: 'published',
      credit_value_usd: 0.05,
    });
    for (const again of [
      operator.put(`${own}/1`, flat(4)),
      operator.delete(`${own}/1`),
      operator.post(`${own}/1/publish`),
    ]) {
      expect(told(await again).slice(0, 2)).toEqual([409, 'conflict']);
    }
    expect((await operator.post(own, flat(4))).body.number).toBe(2);
    expect((await operator.delete(`${own}/2`)).status).toBe(200);
    expect((await operator.get(own)).body).toMatchObject({ total: 1, versions: [{ number: 1, rules: flat(3).rules }] });
  });

  it('422: names the field of a rule that cannot be, and how to put it right', async () => {
    const own = `${books}/${await createBook()}/versions`;
    const rule = { name: 'x', match: { alias: 'fast' }, per_job: 1 };
    const refused = await operator.post(own, { credit_value_usd: 0.1, rules: [rule] });
    expect([refused.status, refused.body.error.code]).toEqual([422, 'invalid_request']);
    expect(refused.body.error.message).toContain('per_job');
    const early = await operator.post(own, flat(1));
    const past = await operator.post(`${own}/${early.body.number}/publish`, { effective_from: '2020-01-01T00:00:00Z' });
    expect(told(past)[2]).toContain('effective_from: must not be in the past');
  });

  it('200: the team’s book counts before the organization’s, and explain says why', async () => {
    const { teamId, organizationId } = await createTenant(stack);
    const [ofTeam, ofOrganization] = [await createBook(), await createBook()];
    for (const [book, credits] of [
      [ofTeam, 7],
      [ofOrganization, 8],
    ] as const) {
      await operator.post(`${books}/${book}/versions`, flat(credits));
      await operator.post(`${books}/${book}/versions/1/publish`);
    }
    const explained = async () => (await operator.get(`${books}/explain?team_id=${teamId}&job_type=x`)).body;
    expect(await explained()).toMatchObject({ book_id: 'standard', why: expect.stringContaining('default') });

    await operator.put(`/api/organizations/${organizationId}/price-book`, { price_book_id: ofOrganization });
    expect(await explained()).toMatchObject({ book_id: ofOrganization, version: 1, rule: { per_job: 8 } });
    await operator.put(`/api/teams/${teamId}/price-book`, { price_book_id: ofTeam });
    expect(await explained()).toMatchObject({
      book_id: ofTeam,
      why: "the team's own book",
      rule: { per_job: 7 },
      candidates: [{ name: 'flat', counts: true, matches: true, weight: 0 }],
    });
    await operator.put(`/api/teams/${teamId}/price-book`, { price_book_id: null });
    expect(await explained()).toMatchObject({ book_id: ofOrganization });
  });

  it('404 and 409: unknown books, ids in use, and a default without prices', async () => {
    const book = await createBook();
    expect(told(await operator.get(`${books}/nowhere`)).slice(0, 2)).toEqual([404, 'not_found']);
    expect((await operator.post(`${books}/create`, { book_id: book, name: 'Again' })).body.error.code).toBe(
      'already_exists',
    );
    expect((await operator.put(`${books}/${book}`, { is_default: true })).status).toBe(409);
    expect((await operator.put(`${books}/${book}`, { name: 'Renamed' })).body).toMatchObject({
      name: 'Renamed',
      is_default: false,
    });
  });
});
