/** What tiers and quotas count, over a month. */
export const quantityChoices = [
  { id: 'jobs', name: 'Jobs' },
  { id: 'calls', name: 'Calls' },
  { id: 'tokens', name: 'Tokens' },
];
