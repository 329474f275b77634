import type { LiteLlmRates } from './litellm-rates.ts';
import type { OrganizationStatus, TeamStatus } from './teams.ts';

/** What LiteLLM is to let a team do. */
export type LiteLlmTerms = LiteLlmRates & { readonly models: readonly string[] };

/** `stopped`: it has no key; `gone`: LiteLLM does not know it either. */
export type LiteLlmPresence = 'working' | 'stopped' | 'gone';

/** A key as we have it. */
export type StoredLiteLlmKey = {
  readonly keyId: string;
  /** `new` until LiteLLM has it, `retired` when another has taken its place. */
  readonly status: 'new' | 'active' | 'retired';
  /** Of the terms that LiteLLM was last told. */
  readonly termsDigest: string | null;
  /** It opens, and is not too old. */
  readonly isUsable: boolean;
  readonly retiredForMs: number;
};

/** What LiteLLM has. Terms are null when it lets nobody use them. */
export type FoundAtLiteLlm = {
  readonly team: { readonly terms: LiteLlmTerms | null } | null;
  readonly keys: readonly { readonly keyId: string; readonly terms: LiteLlmTerms | null }[];
};

/** What is to be done until LiteLLM and we agree; all of it may be done twice. */
export type LiteLlmKeyPlan = {
  readonly team: 'create' | 'update' | 'remove' | null;
  /** Another key takes the place of the active one, or is the first. */
  readonly replacesKey: boolean;
  readonly updateKeyId: string | null;
  readonly removeKeyIds: readonly string[];
  /** When to look again; null: not before something changes. */
  readonly waitMs: number | null;
};

type Situation = {
  readonly presence: LiteLlmPresence;
  readonly terms: LiteLlmTerms;
  readonly termsDigest: string;
  readonly stored: readonly StoredLiteLlmKey[];
  readonly found: FoundAtLiteLlm;
};

/** A retired key goes on working that long: calls that have just read it still begin with it. */
export const RETIREMENT_MS = 30_000;

export function presenceOf(team: TeamStatus, organization: OrganizationStatus): LiteLlmPresence {
  if (team === 'archived') return 'gone';
  return team === 'suspended' || organization === 'suspended' ? 'stopped' : 'working';
}

/** What brings LiteLLM and our keys of a team to what they should be. */
export function planLiteLlmKey(situation: Situation): LiteLlmKeyPlan {
  const { presence, terms, termsDigest, stored, found } = situation;
  if (presence !== 'working') return endOf(situation);
  const active = stored.find(({ status }) => status === 'active');
  const seen = found.keys.find(({ keyId }) => keyId === active?.keyId);
  const isSound = active?.isUsable === true && seen !== undefined;
  const isCurrent = active?.termsDigest === termsDigest && isSame(seen?.terms ?? null, terms);
  const retired = stored.filter(({ status }) => status === 'retired');
  const waiting = retired.filter(({ retiredForMs }) => retiredForMs < RETIREMENT_MS);
  const kept = new Set([active, ...waiting].map((key) => key?.keyId));
  const isSpare = ({ status }: StoredLiteLlmKey) => status === 'new' && isSound;
  const spare = [...retired, ...stored.filter(isSpare)].map(({ keyId }) => keyId);
  const known = new Set(stored.map(({ keyId }) => keyId));
  const strays = found.keys.map(({ keyId }) => keyId).filter((keyId) => !known.has(keyId));
  return {
    team: changeOf(found.team, terms),
    replacesKey: !isSound,
    updateKeyId: isSound && !isCurrent ? active.keyId : null,
    removeKeyIds: [...spare, ...strays].filter((keyId) => !kept.has(keyId)),
    waitMs: waiting.length === 0 ? null : RETIREMENT_MS - Math.max(...waiting.map(({ retiredForMs }) => retiredForMs)),
  };
}

/** Whether there is nothing to do but, perhaps, to wait. */
export const isSettled = ({ team, replacesKey, updateKeyId, removeKeyIds }: LiteLlmKeyPlan): boolean =>
  team === null && !replacesKey && updateKeyId === null && removeKeyIds.length === 0;

const endOf = ({ presence, stored, found }: Situation): LiteLlmKeyPlan => ({
  team: presence === 'gone' && found.team ? 'remove' : null,
  replacesKey: false,
  updateKeyId: null,
  removeKeyIds: [...new Set([...stored, ...found.keys].map(({ keyId }) => keyId))],
  waitMs: null,
});

function changeOf(team: FoundAtLiteLlm['team'], terms: LiteLlmTerms): 'create' | 'update' | null {
  if (!team) return 'create';
  return isSame(team.terms, terms) ? null : 'update';
}

const isSame = (one: LiteLlmTerms | null, other: LiteLlmTerms): boolean =>
  one !== null &&
  one.requestsPerMinute === other.requestsPerMinute &&
  one.tokensPerMinute === other.tokensPerMinute &&
  one.models.toSorted().join('\n') === other.models.toSorted().join('\n');
