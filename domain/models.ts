import { DomainError } from './errors.ts';

/** Nobody can call an inactive alias; it stays where it is. */
export const aliasStatuses = ['active', 'inactive'] as const;
export type AliasStatus = (typeof aliasStatuses)[number];

/** An alias a team may call, with the access group that gives it. In the order of the team's groups. */
export type AllowedModel = { readonly alias: string; readonly group: string };

export type ModelChoice = { readonly model?: string | undefined; readonly modelGroup?: string | undefined };

/**
 * Which alias a call uses: the one named, the first of the group named, or the team's default.
 * A name the team may not use and a name that does not exist are told apart by nobody outside.
 */
export function chooseAlias(
  allowed: readonly AllowedModel[],
  teamDefault: string | null,
  choice: ModelChoice,
): AllowedModel {
  const named = choice.model ?? choice.modelGroup;
  const found = named === undefined ? defaultModel(allowed, teamDefault) : namedModel(allowed, named);
  if (found) return found;
  const usable = [...new Set(allowed.map(({ alias }) => alias))].join(', ') || 'none';
  throw new DomainError(
    'model_not_allowed',
    named === undefined
      ? 'This team has no model to call: ask the operator for an access group.'
      : `This team may not use the model "${named}". Usable: ${usable}.`,
  );
}

const namedModel = (allowed: readonly AllowedModel[], name: string) =>
  allowed.find(({ alias }) => alias === name) ?? allowed.find(({ group }) => group === name);

const defaultModel = (allowed: readonly AllowedModel[], teamDefault: string | null) =>
  allowed.find(({ alias }) => alias === teamDefault) ?? allowed[0];
