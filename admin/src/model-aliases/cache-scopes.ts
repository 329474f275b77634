/** Who else is given a reply that is kept. */
export const cacheScopeChoices = [
  { id: 'team', name: 'The team alone' },
  { id: 'organization', name: 'All teams of its organization' },
  { id: 'global', name: 'Everyone who may use the alias' },
];
