type MenuGroup = {
  readonly title: string;
  /** Names of resources; one that is not registered is not shown. */
  readonly resources: readonly string[];
};

/** The side menu, in its order. */
export const menuGroups: readonly MenuGroup[] = [
  { title: 'Customers', resources: ['organizations', 'teams', 'keys'] },
  { title: 'Work', resources: ['jobs'] },
  { title: 'Credits', resources: ['transactions', 'lots'] },
  { title: 'Models', resources: ['model-aliases', 'access-groups', 'model-groups', 'provider-credentials', 'cache'] },
  { title: 'Prices', resources: ['price-books', 'job-types', 'margins', 'margin-alerts', 'unpriced-calls'] },
  { title: 'System', resources: ['operators', 'audit-log', 'reconciliations', 'ledger'] },
];
