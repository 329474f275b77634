import { named, type Step, type Target, type World } from './step.ts';

/** What an operator can do with prices and what comes of them. */
export const prices = ({ tenant, callId }: World): Step[] => {
  const book = named('book');
  const at = '/api/price-books/:book_id';
  const path = `/api/price-books/${book}`;
  const isBook: Target = ['price_book', book];
  const isVersion = (number: number): Target => ['price_version', `${book}/${number}`];
  const version = { credit_value_usd: 0.1, rules: [{ name: 'all', per_job: 1 }] };
  const until = new Date(Date.now() - 86_400_000);
  const span = { from: new Date(until.getTime() - 1_000).toISOString(), to: until.toISOString() };
  return [
    {
      action: 'POST /api/price-books/create',
      path: '/api/price-books/create',
      body: { book_id: book, name: 'B' },
      target: isBook,
    },
    { action: `PUT ${at}`, path, body: { name: 'C' }, target: isBook },
    { action: `POST ${at}/versions`, path: `${path}/versions`, body: version, target: isVersion(1) },
    {
      action: `PUT ${at}/versions/:number`,
      path: `${path}/versions/1`,
      body: { ...version, note: 'N' },
      target: isVersion(1),
    },
    { action: `DELETE ${at}/versions/:number`, path: `${path}/versions/1`, target: isVersion(1) },
    { action: `POST ${at}/versions`, path: `${path}/versions`, body: version, target: isVersion(1) },
    {
      action: `POST ${at}/versions/:number/publish`,
      path: `${path}/versions/1/publish`,
      body: {},
      target: isVersion(1),
    },
    {
      action: 'PUT /api/job-types/:job_type',
      path: `/api/job-types/${named('type')}`,
      body: { margin_floor_percent: 5 },
      target: ['job_type', named('type')],
    },
    {
      action: 'POST /api/unpriced-calls/:call_id/price',
      path: `/api/unpriced-calls/${callId}/price`,
      body: { cost_usd: 0.1 },
      target: ['model_call', callId],
    },
    {
      action: 'POST /api/unpriced-calls/price',
      path: '/api/unpriced-calls/price',
      body: { model_alias: tenant.alias, pricing_input: 1, pricing_output: 1 },
      target: ['model_alias', tenant.alias],
    },
    {
      action: 'POST /api/reconciliations',
      path: '/api/reconciliations',
      body: span,
      target: ({ reconciliation_id }) => ['reconciliation', reconciliation_id],
    },
    {
      action: 'POST /api/cache/purge',
      path: '/api/cache/purge',
      body: { team_id: tenant.teamId },
      target: ['cache', null],
    },
  ];
};
