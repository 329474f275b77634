import { expect, test } from 'vitest';
import { ApiError } from '../api/api-error.ts';
import { createCustomer } from './create-customer.ts';
import { type CustomerForm, emptyCustomer } from './customer-form.ts';

const form: CustomerForm = {
  ...emptyCustomer,
  new_organization_id: 'acme',
  new_organization_name: 'Acme',
  team_id: 'acme-research',
  access_groups: ['standard'],
};
const created = { team_id: 'acme-research', virtual_key: 'sk-1' };

/** Notes every request and answers as the API does, or as `fails` says. */
function journal(fails: Readonly<Record<string, ApiError>> = {}) {
  const sent: [string, object][] = [];
  const send = async <T>(_method: string, path: string, body: object): Promise<T> => {
    sent.push([path, body]);
    const failure = fails[path];
    if (failure) throw failure;
    return created as T;
  };
  return { sent, send };
}

test('makes a new organization without a team of its own, then the team in it', async () => {
  const { sent, send } = journal();
  expect(await createCustomer(form, send)).toEqual({ teamId: 'acme-research', key: 'sk-1', problems: [] });
  expect(sent).toEqual([
    ['/organizations/create', { organization_id: 'acme', name: 'Acme', create_default_team: false }],
    [
      '/teams/create',
      {
        organization_id: 'acme',
        team_id: 'acme-research',
        access_groups: ['standard'],
        credits_allocated: 100,
        budget_mode: 'job_based',
      },
    ],
  ]);
});

test('puts a team into an organization that is there, with price book and limits', async () => {
  const { sent, send } = journal();
  const limits = { requests_per_minute: 60, when_reached: 'refuse' };
  await createCustomer(
    { ...form, organization_kind: 'existing', organization_id: 'old', price_book_id: 'gold', limits },
    send,
  );
  expect(sent.map(([path]) => path)).toEqual([
    '/teams/create',
    '/teams/acme-research/price-book',
    '/teams/acme-research/limits',
  ]);
  expect(sent[0]?.[1]).toMatchObject({ organization_id: 'old' });
  expect(sent[2]?.[1]).toEqual(limits);
});

test('says of a new organization’s fields what is wrong with the form’s fields', async () => {
  const taken = new ApiError(409, 'already_exists', 'organization_id: is taken', null, { organization_id: 'is taken' });
  const { sent, send } = journal({ '/organizations/create': taken });
  const problem = await createCustomer(form, send).catch((error: unknown) => error);
  expect((problem as ApiError).body.errors).toEqual({ new_organization_id: 'is taken' });
  expect(sent).toHaveLength(1);
});

test('gives the key out also when the rest could not be set', async () => {
  const refused = new ApiError(404, 'not_found', 'There is no price book "gold".', null);
  const { send } = journal({ '/teams/acme-research/price-book': refused });
  expect(await createCustomer({ ...form, price_book_id: 'gold' }, send)).toMatchObject({
    key: 'sk-1',
    problems: ['The price book could not be set: There is no price book "gold".'],
  });
});
