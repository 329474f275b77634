import type { StackEnvironment } from '../../local/stack-environment.ts';
import type { Answer } from '../support/api-client.ts';
import { createTenant, type Tenant } from '../support/create-tenant.ts';

const CREDITS = 100_000;
/** What is due for a completed job; one that ends otherwise is free. The invariants know it too. */
const RULE = { name: 'chaos', per_job: 1, per_call: 0.25 };
const LIMITS = [
  { concurrent_calls: 40, requests_per_minute: 100_000 },
  { concurrent_calls: 12, when_reached: 'queue', queue_seconds: 60 },
];

/** Two customers: calls of one are refused beyond its limits, those of the other wait. */
export async function setUpCustomers(environment: StackEnvironment): Promise<Tenant[]> {
  const tenants: Tenant[] = [];
  for (const limits of LIMITS) {
    const tenant = await createTenant(environment, { credits: CREDITS });
    const { operator, teamId } = tenant;
    const book = `book-of-${teamId}`;
    await done(operator.post('/api/price-books/create', { book_id: book, name: 'Chaos' }));
    await done(operator.post(`/api/price-books/${book}/versions`, { credit_value_usd: 0.1, rules: [RULE] }));
    await done(operator.post(`/api/price-books/${book}/versions/1/publish`));
    await done(operator.put(`/api/teams/${teamId}/price-book`, { price_book_id: book }));
    await done(operator.put(`/api/teams/${teamId}/limits`, limits));
    tenants.push(tenant);
  }
  return tenants;
}

async function done(answer: Promise<Answer>): Promise<void> {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`Setting up a customer answered ${status}: ${JSON.stringify(body)}`);
}
