import { providerOf } from './model-legs.ts';
import type { OrganizationStatus, TeamStatus } from './teams.ts';

type Credential = { readonly name: string; readonly provider: string };

/** A model that a call reaches, in the order in which they are tried, and whose key it is asked with. */
export type TriedModel<C extends Credential> = {
  readonly model: string;
  readonly provider: string;
  /** What names it: the alias itself, its fallbacks, or the model group that was named. */
  readonly from: 'alias' | 'fallback' | 'model_group';
  /** `none`: it is left out, because only the customer's own keys may be used and there is none for it. */
  readonly key: 'operator' | 'own' | 'none';
  readonly credential: C | null;
};

type Reached<C extends Credential> = {
  readonly models: readonly string[];
  readonly actualModel: string;
  /** The alias's own. */
  readonly fallbacks: readonly string[];
  /** Whose a name without a provider is. */
  readonly provider: string;
  readonly credentials: readonly C[];
  readonly ownKeysOnly: boolean;
};

/** Says of each model of a call where it comes from and which key goes with it, as `legsOf` has it. */
export const explainModels = <C extends Credential>(reached: Reached<C>): TriedModel<C>[] =>
  reached.models.map((model) => {
    const provider = providerOf(model, reached.provider);
    const credential = reached.credentials.find((one) => one.provider === provider) ?? null;
    const key = credential ? 'own' : reached.ownKeysOnly ? 'none' : 'operator';
    return { model, provider, from: sourceOf(model, reached), key, credential };
  });

function sourceOf(
  model: string,
  { actualModel, fallbacks }: Pick<Reached<Credential>, 'actualModel' | 'fallbacks'>,
): TriedModel<Credential>['from'] {
  if (model === actualModel) return 'alias';
  return fallbacks.includes(model) ? 'fallback' : 'model_group';
}

/** Why a team may make no call whatever it names; null when it may. */
export function explainStop(team: TeamStatus, organization: OrganizationStatus): string | null {
  if (team === 'suspended' || team === 'archived') return `The team is ${team}.`;
  if (organization === 'suspended') return 'The organization is suspended.';
  return team === 'paused' ? 'The team is paused: only its open jobs may make calls.' : null;
}
