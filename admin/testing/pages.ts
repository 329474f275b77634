/** Things that were made to be looked at. */
export type Shown = {
  readonly organizationId: string;
  readonly teamId: string;
  readonly jobId: string;
  readonly operatorId: string;
};

/** A page of the operators, by name and by the address behind `#`. */
export type PageOfAdmin = { readonly name: string; readonly address: string };

const lists = ['organizations', 'teams', 'keys', 'jobs', 'transactions', 'lots', 'operators', 'audit-log', 'account'];

const listsOfModels = [
  'model-aliases',
  'access-groups',
  'model-groups',
  'provider-credentials',
  'cache',
  'price-books',
  'job-types',
  'margins',
  'margin-alerts',
  'unpriced-calls',
  'reconciliations',
  'ledger',
];

const tabs = ['keys', 'credits', 'jobs', 'access', 'limits'];

const listPages = (names: readonly string[]): PageOfAdmin[] => names.map((name) => ({ name, address: `/${name}` }));

/** Every page of customers and their work, each with something to show. */
export const customerPages = ({ organizationId, teamId, jobId, operatorId }: Shown): readonly PageOfAdmin[] => [
  { name: 'overview', address: '/' },
  ...listPages(lists),
  { name: 'organization', address: `/organizations/${organizationId}/show` },
  { name: 'organization-create', address: '/organizations/create' },
  { name: 'team', address: `/teams/${teamId}/show` },
  ...tabs.map((tab) => ({ name: `team-${tab}`, address: `/teams/${teamId}/show/${tab}` })),
  { name: 'team-create', address: '/teams/create' },
  { name: 'team-edit', address: `/teams/${teamId}` },
  { name: 'job', address: `/jobs/${teamId}~${jobId}/show` },
  { name: 'operator', address: `/operators/${operatorId}/show` },
  { name: 'operator-create', address: '/operators/create' },
];

/** Lists of models and prices. */
export const modelPages: readonly PageOfAdmin[] = listPages(listsOfModels);
