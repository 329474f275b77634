import { named, type Step, type Target, type World } from './step.ts';

const org = named('org');
const team = named('team');

/** What an operator can do with an organization. */
export const organizations = (): Step[] => {
  const target: Target = ['organization', org];
  const path = `/api/organizations/${org}`;
  const at = '/api/organizations/:organization_id';
  const body = { organization_id: org, name: 'X', create_default_team: false };
  return [
    { action: 'POST /api/organizations/create', path: '/api/organizations/create', body, target },
    { action: `PUT ${at}`, path, body: { name: 'Y' }, target },
    { action: `PUT ${at}/price-book`, path: `${path}/price-book`, body: { price_book_id: null }, target },
    { action: `PUT ${at}/suspend`, path: `${path}/suspend`, target },
    { action: `PUT ${at}/resume`, path: `${path}/resume`, target },
    { action: `DELETE ${at}`, path, target },
  ];
};

/** What an operator can do with a team. */
export const teams = ({ tenant }: World): Step[] => {
  const target: Target = ['team', team];
  const path = `/api/teams/${team}`;
  const at = '/api/teams/:team_id';
  const body = { organization_id: tenant.organizationId, team_id: team, credits_allocated: 5 };
  return [
    { action: 'POST /api/teams/create', path: '/api/teams/create', body, target },
    { action: `PUT ${at}`, path, body: { team_alias: 'New' }, target },
    { action: `PUT ${at}/access-groups`, path: `${path}/access-groups`, body: [], target },
    { action: `PUT ${at}/limits`, path: `${path}/limits`, body: { requests_per_minute: 9 }, target },
    { action: `PUT ${at}/retention`, path: `${path}/retention`, body: { content_days: 30 }, target },
    { action: `PUT ${at}/budgets`, path: `${path}/budgets`, body: { budgets: [] }, target },
    { action: `PUT ${at}/price-book`, path: `${path}/price-book`, body: { price_book_id: null }, target },
    { action: `PUT ${at}/suspend`, path: `${path}/suspend`, target },
    { action: `PUT ${at}/resume`, path: `${path}/resume`, target },
    { action: `PUT ${at}/pause`, path: `${path}/pause`, target },
    { action: `DELETE ${at}`, path, target },
  ];
};

/** What an operator can do with a team's keys. */
export const keys = ({ tenant, replies }: World): (() => Step)[] => {
  const path = `/api/teams/${tenant.teamId}/keys`;
  const at = '/api/teams/:team_id/keys';
  const made = () => replies[`POST ${at}`].key_id as string;
  const successor = () => replies[`POST ${at}/:key_id/rotate`].key_id as string;
  return [
    () => ({ action: `POST ${at}`, path, body: { name: 'k' }, target: ({ key_id }) => ['team_key', key_id] }),
    () => ({
      action: `PATCH ${at}/:key_id`,
      path: `${path}/${made()}`,
      body: { name: 'l' },
      target: ['team_key', made()],
    }),
    () => ({
      action: `POST ${at}/:key_id/rotate`,
      path: `${path}/${made()}/rotate`,
      body: { grace_seconds: 0 },
      target: ['team_key', made()],
    }),
    () => ({ action: `DELETE ${at}/:key_id`, path: `${path}/${successor()}`, target: ['team_key', successor()] }),
  ];
};

/** What an operator can do with a team's job; one that has ended stays as it is. */
export const jobs = ({ tenant, jobId }: World): Step[] => [
  {
    action: 'POST /api/jobs/teams/:team_id/:job_id/cancel',
    path: `/api/jobs/teams/${tenant.teamId}/${jobId}/cancel`,
    target: ['job', jobId],
  },
];

/** What an operator can do with a team's credits. */
export const credits = ({ tenant, jobId }: World): Step[] => {
  const target: Target = ['team', tenant.teamId];
  const step = (method: string, word: string, body: object): Step => ({
    action: `${method} /api/credits/teams/:team_id/${word}`,
    path: `/api/credits/teams/${tenant.teamId}/${word}`,
    body,
    target,
  });
  return [
    step('POST', 'add', { credits: 5 }),
    step('POST', 'replenish', { credits: 5, payment_type: 'one_time' }),
    step('POST', 'adjust', { credits: 1, reason: 'Too many' }),
    step('POST', 'refund', { job_id: jobId, reason: 'Not satisfied' }),
    step('PATCH', 'credit-limit', { credit_limit: 7 }),
    step('PATCH', 'budget-mode', { budget_mode: 'consumption_usd' }),
    step('PATCH', 'conversion-rates', { credits_per_dollar: 20 }),
    step('POST', 'configure-auto-refill', { enabled: true, refill_amount: 1, refill_period: 'monthly' }),
  ];
};
