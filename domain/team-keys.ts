/** What a key may do: everything a team can, or only read. */
export const keyScopes = ['jobs', 'read_only'] as const;
export type KeyScope = (typeof keyScopes)[number];
