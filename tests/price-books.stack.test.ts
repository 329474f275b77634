import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, inject, it } from 'vitest';
import { operatorClient } from './support/api-client.ts';
import { createTenant } from './support/create-tenant.ts';

const stack = inject('stack');
const operator = operatorClient(stack.API_URL, stack.MASTER_KEY);
const CALLERS_ARE_KEPT_MS = 700;

const perJob = (credits: number) => ({ credit_value_usd: 0.1, rules: [{ name: 'all', per_job: credits }] });

async function createBook(): Promise<string> {
  const bookId = `book-${randomBytes(5).toString('hex')}`;
  const created = await operator.post('/api/price-books/create', { book_id: bookId, name: 'Test' });
  expect(created, JSON.stringify(created.body)).toMatchObject({ status: 200, body: { is_default: false } });
  return `/api/price-books/${bookId}`;
}

async function publish(book: string, version: object): Promise<number> {
  const { body } = await operator.post(`${book}/versions`, version);
  const published = await operator.post(`${book}/versions/${body.number}/publish`, {});
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  return body.number;
}

const idOf = (book: string): string => book.split('/').at(-1) ?? '';

describe('price books', () => {
  it('keep drafts as they were written, until they are published and final', async () => {
    const book = await createBook();
    const rules = [{ name: 'all', per_job: 0.3, cost_markup_percent: 12.5 }];
    const draft = await operator.post(`${book}/versions`, { credit_value_usd: 0.1, rules, note: 'First' });
    expect(draft.body).toMatchObject({ number: 1, status: 'draft', effective_from: null, rules, note: 'First' });
    const changed = await operator.put(`${book}/versions/1`, perJob(2));
    expect(changed.body).toMatchObject({ rules: perJob(2).rules, note: '' });

    const published = await operator.post(`${book}/versions/1/publish`, {});
    expect(published.body).toMatchObject({ status: 'published', effective_from: expect.stringMatching(/Z$/) });
    const late = [
      await operator.put(`${book}/versions/1`, perJob(3)),
      await operator.delete(`${book}/versions/1`),
      await operator.post(`${book}/versions/1/publish`, {}),
    ];
    for (const { status, body } of late) {
      expect([status, body.error.code]).toEqual([409, 'conflict']);
      expect(body.error.message).toContain('published and never changes');
    }
    expect((await operator.get(`${book}/versions/1`)).body.rules).toEqual(perJob(2).rules);
  });

  it('422: name every wrong field of a rule', async () => {
    const book = await createBook();
    const rules = [
      { name: 'a', per_job: -1 },
      { name: 'b', match: { alias: 'x' }, minimum: 1 },
      { name: 'c', match: { job_type: 'y' }, custom: 'system(1)' },
    ];
    const { status, body } = await operator.post(`${book}/versions`, { credit_value_usd: 0, rules });
    expect(status).toBe(422);
    const text = JSON.stringify(body.error);
    for (const field of ['credit_value_usd', 'rules.0.per_job', 'rules.1.minimum', 'rules.2.custom'])
      expect(text).toContain(field);
  });

  it('422: cannot be published into the past', async () => {
    const book = await createBook();
    await operator.post(`${book}/versions`, perJob(1));
    const { status, body } = await operator.post(`${book}/versions/1/publish`, {
      effective_from: '2020-01-01T00:00:00Z',
    });
    expect([status, JSON.stringify(body.error).includes('effective_from')]).toEqual([422, true]);
  });

  it('409: a book without a version in effect cannot become the default; 422: nor can there be none', async () => {
    const book = await createBook();
    const without = await operator.put(book, { is_default: true });
    expect([without.status, without.body.error.code]).toEqual([409, 'conflict']);
    const list = await operator.get('/api/price-books?limit=1000');
    const standard = list.body.price_books.find((one: { is_default: boolean }) => one.is_default);
    expect((await operator.put(`/api/price-books/${standard.book_id}`, { is_default: false })).status).toBe(422);
  });

  it('count for new jobs of the team they are given to, not for its open jobs, and say why', async () => {
    const { team, teamId, organizationId } = await createTenant(stack);
    const [own, shared] = [await createBook(), await createBook()];
    await publish(own, perJob(3));
    await publish(shared, perJob(7));
    const explain = async () => {
      const { body } = await operator.get(`/api/price-books/explain?team_id=${teamId}&job_type=writing`);
      return [body.book_id, body.why, body.rule?.per_job];
    };
    expect(await explain()).toEqual(['standard', expect.stringContaining('default book'), 1]);
    const open = (await team.post('/api/jobs/create', { job_type: 'writing' })).body.job_id;

    await operator.put(`/api/organizations/${organizationId}/price-book`, { price_book_id: idOf(shared) });
    expect(await explain()).toEqual([idOf(shared), "the organization's book", 7]);
    await operator.put(`/api/teams/${teamId}/price-book`, { price_book_id: idOf(own) });
    expect(await explain()).toEqual([idOf(own), "the team's own book", 3]);

    await pause(CALLERS_ARE_KEPT_MS);
    const later = (await team.post('/api/jobs/create', { job_type: 'writing' })).body.job_id;
    await publish(own, perJob(5));
    const charged = async (job: string) => (await team.post(`/api/jobs/${job}/complete`)).body.costs.credits_charged;
    expect([await charged(open), await charged(later)]).toEqual([1, 3]);
    expect(await explain()).toEqual([idOf(own), "the team's own book", 5]);
  });

  it('show every rule that could count, with the reason', async () => {
    const { teamId } = await createTenant(stack);
    const book = await createBook();
    const rules = [
      { name: 'all', per_job: 1 },
      { name: 'writing', match: { job_type: 'writing' }, per_job: 2 },
      { name: 'other', match: { job_type: 'other' }, per_job: 3 },
    ];
    await publish(book, { credit_value_usd: 0.1, rules });
    await operator.put(`/api/teams/${teamId}/price-book`, { price_book_id: idOf(book) });
    const { body } = await operator.get(`/api/price-books/explain?team_id=${teamId}&job_type=writing`);
    expect(body.rule).toEqual(rules[1]);
    expect(body.candidates).toEqual([
      { name: 'writing', counts: true, matches: true, weight: 1, why: 'the most specific rule that matches' },
      { name: 'all', counts: false, matches: true, weight: 0, why: '"writing" is more specific' },
      { name: 'other', counts: false, matches: false, weight: 1, why: 'is for the job type "other"' },
    ]);
  });
});

describe('a simulation', () => {
  const span = () => ({
    from: new Date(Date.now() - 3_600_000).toISOString(),
    to: new Date(Date.now() + 60_000).toISOString(),
  });

  it('says what closed jobs would have been charged', async () => {
    const { team, teamId } = await createTenant(stack);
    for (const _ of [1, 2]) {
      const { body } = await team.post('/api/jobs/create', { job_type: 'writing' });
      await team.post(`/api/jobs/${body.job_id}/complete`);
    }
    const book = await createBook();
    const version = await publish(book, { credit_value_usd: 0.2, rules: [{ name: 'all', per_job: 1.5 }] });
    const sums = {
      jobs: 2,
      credits_charged: 2,
      credits_simulated: 3,
      credits_delta: 1,
      price_usd_before: 0.2,
      price_usd_after: 0.6,
    };
    const byVersion = await operator.post(`${book}/simulate`, { version, team_id: teamId, ...span() });
    expect(byVersion.body).toMatchObject({ total: sums, teams: [{ team_id: teamId, ...sums }] });
    const byRules = await operator.post(`${book}/simulate`, {
      credit_value_usd: 0.2,
      rules: [{ name: 'all', per_job: 1.5 }],
      team_id: teamId,
      ...span(),
    });
    expect(byRules.body).toEqual(byVersion.body);
  });

  it('422: refuses a body that names no prices', async () => {
    const book = await createBook();
    const nothing = await operator.post(`${book}/simulate`, span());
    expect(nothing.status).toBe(422);
    for (const field of ['rules', 'credit_value_usd']) expect(JSON.stringify(nothing.body.error)).toContain(field);
  });
});
