import { DomainError } from './errors.ts';

/** Nobody can call an inactive alias; it stays where it is. */
export const aliasStatuses = ['active', 'inactive'] as const;
export type AliasStatus = (typeof aliasStatuses)[number];

/** An inactive key of a customer's own is kept, and not used. */
export const credentialStatuses = ['active', 'inactive'] as const;
export type CredentialStatus = (typeof credentialStatuses)[number];

/** An alias a team may call, with the group that gives it. In the order of the team's groups. `isCached`: its replies are kept. */
export type AllowedModel = { readonly alias: string; readonly group: string; readonly isCached?: boolean };

/** What a call uses: an alias, and the group that was named instead of one, if it was. */
export type ChosenModel = { readonly alias: string; readonly group: string | null };

export type ModelChoice = { readonly model?: string | undefined; readonly modelGroup?: string | undefined };

/**
 * Which alias a call uses: the one named, or the first of the group named. Without a name the first of the defaults (its
 * job type's, its team's) that the team may use, and without one of those the team's first model.
 * A name the team may not use and a name that does not exist are told apart by nobody outside.
 */
export function chooseAlias(
  allowed: readonly AllowedModel[],
  defaults: readonly (string | null)[],
  choice: ModelChoice,
): ChosenModel {
  const named = choice.model ?? choice.modelGroup;
  const found = named === undefined ? defaultModel(allowed, defaults) : namedModel(allowed, named);
  if (found) return found;
  const usable = [...new Set(allowed.map(({ alias }) => alias))].join(', ') || 'none';
  throw new DomainError(
    'model_not_allowed',
    named === undefined
      ? 'This team has no model to call: ask the operator for an access group.'
      : `This team may not use the model "${named}". Usable: ${usable}.`,
  );
}

function namedModel(allowed: readonly AllowedModel[], name: string): ChosenModel | undefined {
  if (allowed.some(({ alias }) => alias === name)) return { alias: name, group: null };
  return allowed.find(({ group }) => group === name);
}

function defaultModel(allowed: readonly AllowedModel[], defaults: readonly (string | null)[]): ChosenModel | undefined {
  for (const name of defaults) {
    const found = name === null ? undefined : namedModel(allowed, name);
    if (found) return found;
  }
  return allowed[0];
}
