/** Who may get the same reply: the team that asked first, its organization, or everyone. */
export const cacheScopes = ['team', 'organization', 'global'] as const;
export type CacheScope = (typeof cacheScopes)[number];

/** 30 days. */
export const LONGEST_CACHE_SECONDS = 2_592_000;

/** What an operator has set for an alias. Null: its replies are not kept. */
export type CacheSettings = { readonly ttlSeconds: number | null; readonly scope: CacheScope };

type Asked = {
  readonly alias: CacheSettings;
  /** What the call says: how old a reply it takes, 0 for none that was kept; null: as the alias has it. */
  readonly seconds: number | null;
  readonly teamId: string;
  readonly organizationId: string;
  /** The call may be answered by a server of the customer's own, which others must not hear. */
  readonly hasOwnKeys: boolean;
};

/** Where a call's reply may be kept and how old it may be; null when it must be a new one and is not kept. */
export type CachePolicy = { readonly owner: string; readonly seconds: number };

export function cachePolicy({ alias, seconds, teamId, organizationId, hasOwnKeys }: Asked): CachePolicy | null {
  const allowed = seconds ?? alias.ttlSeconds ?? 0;
  if (alias.ttlSeconds === null || allowed === 0) return null;
  if (alias.scope === 'team') return { owner: `team:${teamId}`, seconds: allowed };
  const isShared = alias.scope === 'global' && !hasOwnKeys;
  return { owner: isShared ? 'global' : `organization:${organizationId}`, seconds: allowed };
}

const WHOLE = new Set(['stop', 'length', 'tool_calls']);

/** Whether a reply is all that the model had to say. */
export const isWhole = ({
  choices,
}: {
  readonly choices: readonly { readonly finishReason: string | null }[];
}): boolean => choices.every(({ finishReason }) => finishReason !== null && WHOLE.has(finishReason));
