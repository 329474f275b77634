import { DomainError } from '#domain/errors.ts';
import { explainModels, explainStop } from '#domain/explain-models.ts';
import { type ChosenModel, chooseAlias } from '#domain/models.ts';
import { explainAliasQuery, explainedAlias } from '#schemas/explained-alias.ts';
import { modelAliasParams } from '#schemas/model-aliases.ts';
import type { Database } from '../../../prisma/client.ts';
import { findCalledModel, findTeamModels, type TeamModels } from '../../../prisma/repositories/explained-models.ts';
import { findModel, type Model } from '../../../prisma/repositories/models.ts';
import { defineRoute } from '../../define-route.ts';
import { teamNotFound } from '../../own-team.ts';

export const explainModelAlias = defineRoute({
  method: 'get',
  path: '/api/model-aliases/:alias/explain',
  alsoAt: ['/api/models/:alias/explain'],
  summary: 'Which models a call of a team to this name reaches now, with whose keys, and what stands in the way',
  tag: 'Model aliases',
  access: 'viewer',
  params: modelAliasParams,
  query: explainAliasQuery,
  reply: explainedAlias,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params: { alias: asked }, query: { team_id: teamId } }, { db }) {
    const team = await findTeamModels(db, teamId);
    if (!team) throw teamNotFound(teamId);
    const { chosen, refusal } = choose(team, asked);
    const model = chosen && (await findCalledModel(db, teamId, chosen));
    const models = model ? await triedModels(db, team, model) : [];
    const stop = explainStop(team.teamStatus, team.organizationStatus);
    const problems = [stop, refusal, ...problemsOf(models)].filter((problem) => problem !== null);
    return {
      asked,
      team_id: teamId,
      organization_id: team.organizationId,
      is_callable: models.some(({ key }) => key !== 'none') && (stop === null || team.teamStatus === 'paused'),
      problems,
      alias: chosen?.alias ?? null,
      given_by: team.allowed.filter(({ alias }) => alias === chosen?.alias).map(({ group }) => group),
      models: models.map(viewTried),
      max_output_tokens: model?.maxOutputTokens ?? null,
      cache: model?.cache.ttlSeconds ? { ttl_seconds: model.cache.ttlSeconds, scope: model.cache.scope } : null,
      limits: team.limits,
    };
  },
});

function choose({ allowed }: TeamModels, asked: string): { chosen: ChosenModel | null; refusal: string | null } {
  try {
    return { chosen: chooseAlias(allowed, [], { model: asked }), refusal: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { chosen: null, refusal: error.message };
  }
}

async function triedModels(db: Database, { credentials, ownKeysOnly }: TeamModels, model: Model) {
  const { alias, actualModel, provider, fallbacks: others } = model;
  const own = await findModel(db, alias);
  const models = [actualModel, ...others];
  return explainModels({
    models,
    actualModel,
    provider,
    fallbacks: own?.fallbacks ?? [],
    credentials,
    ownKeysOnly,
  });
}

type Tried = Awaited<ReturnType<typeof triedModels>>[number];

const problemsOf = (models: readonly Tried[]): string[] =>
  models.flatMap(({ model, key, credential }) => {
    if (key === 'none')
      return [`${model}: the organization may use its own keys only, and has none for this provider.`];
    return credential?.isRefused ? [`${model}: the provider refused the key "${credential.name}" last time.`] : [];
  });

const viewTried = ({ credential, ...tried }: Tried) => ({
  ...tried,
  credential: credential && {
    credential_id: credential.credentialId,
    credential_name: credential.name,
    is_refused: credential.isRefused,
  },
});
