const kinds = [
  'organization',
  'team',
  'team_key',
  'job',
  'model_alias',
  'access_group',
  'model_group',
  'provider_credential',
  'price_book',
  'price_version',
  'job_type',
  'model_call',
  'reconciliation',
  'cache',
  'operator',
] as const;

/** What can be changed, as people call it. */
export const targetKinds = kinds.map((id) => ({ id, name: id.replaceAll('_', ' ') }));

const pages: Readonly<Record<string, string>> = {
  organization: 'organizations',
  team: 'teams',
  model_alias: 'model-aliases',
  access_group: 'access-groups',
  model_group: 'model-groups',
  provider_credential: 'provider-credentials',
  price_book: 'price-books',
  operator: 'operators',
  reconciliation: 'reconciliations',
};

/** The resource that shows a kind of thing by its id, if there is one. */
export const pageOfKind = (kind: string): string | undefined => pages[kind];
