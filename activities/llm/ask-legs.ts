import { type LiteLlmRates, ratesOf } from '#domain/litellm-rates.ts';
import { legsOf, type ModelLeg } from '#domain/model-legs.ts';
import type { CallToMake, StoredKey } from '../../prisma/repositories/calls-to-make.ts';
import type { Model } from '../../prisma/repositories/models.ts';
import { contextOf, noteRefused } from '../../prisma/repositories/provider-credentials.ts';
import { VaultError } from '../../prisma/vault.ts';
import type { Target } from '../clients/litellm-body.ts';
import { UpstreamError } from '../clients/upstream-error.ts';
import { type OwnKey, userConfigOf } from '../clients/user-config.ts';
import type { Deps } from '../deps.ts';

/**
 * Asks for a call's models in their order, with the customer's own keys where it has them. What one leg fails with counts when
 * there is no other. Throws {@link UpstreamError}, in words for operators.
 */
export async function askLegs<Answer>(
  deps: Deps,
  { pins, ownKeys, ownKeysOnly, teamLimits }: CallToMake,
  { actualModel, fallbacks, provider }: Model,
  ask: (target: Target) => Promise<Answer>,
): Promise<Answer> {
  const legs = legsOf({ models: [actualModel, ...fallbacks], provider, credentials: ownKeys, ownKeysOnly });
  const team = { teamId: pins.teamId, rates: ratesOf(teamLimits) };
  let failure = missingKey(pins.organizationId);
  for (const leg of legs) {
    try {
      return await ask(await targetOf(deps, team, leg));
    } catch (error) {
      // LiteLLM itself is away: no other model could be asked either.
      if (!(error instanceof UpstreamError) || error.failure.status === null) throw error;
      failure = leg.credential ? await explainOwn(deps, leg.credential, error) : error;
    }
  }
  throw failure;
}

type AskingTeam = { readonly teamId: string; readonly rates: LiteLlmRates };

async function targetOf(deps: Deps, team: AskingTeam, { models, credential }: ModelLeg<StoredKey>): Promise<Target> {
  const [model, ...fallbacks] = models;
  const userConfig = credential && userConfigOf(models, await openKey(deps, credential));
  return { model, fallbacks, userConfig, key: await deps.liteLlmKeyFor({ ...team, models, userConfig }) };
}

/** What the address of a customer's own server means may have changed since it was stored. */
async function openKey({ vault, outbound }: Deps, credential: StoredKey): Promise<OwnKey> {
  const { credentialId, sealed, provider, protocol, apiBase } = credential;
  const problem = apiBase === null ? null : await outbound.problemWith(apiBase);
  if (problem !== null) throw unusable(`its api_base ${problem}`);
  try {
    return { provider, protocol, apiBase, apiKey: vault.open(sealed, contextOf(credentialId)) };
  } catch (error) {
    throw error instanceof VaultError ? unusable(error.message) : error;
  }
}

const REFUSED = new Set([401, 403]);

/** Says whose key it was, and notes one that its provider has refused. */
async function explainOwn(
  { db }: Deps,
  { credentialId, name }: StoredKey,
  error: UpstreamError,
): Promise<UpstreamError> {
  const { failure, detail } = error;
  const isRefused = failure.status !== null && REFUSED.has(failure.status);
  if (isRefused) await noteRefused(db, credentialId, failure.status);
  const verdict = isRefused ? `was refused with ${failure.status}` : 'was used';
  const told = `The organization's own key "${name}" (${credentialId}) ${verdict}: ${detail}`;
  return new UpstreamError(failure, told, error);
}

const unusable = (why: string): UpstreamError =>
  new UpstreamError({ status: 424, retryAfterSeconds: null }, `it cannot be used: ${why}`);

const missingKey = (organizationId: string): UpstreamError =>
  new UpstreamError(
    { status: 424, retryAfterSeconds: null },
    `The organization "${organizationId}" may use its own provider keys only, and has no active one for this model`,
  );
