import { expectUsage } from '#domain/expected-usage.ts';
import { claimsOf } from '#domain/limits.ts';
import type { CallRequest } from '#domain/model-calls.ts';
import { chooseAlias } from '#domain/models.ts';
import { type CallBody, type EmbeddingBody, modelParameters } from '#schemas/model-calls.ts';
import type { Database } from '../../prisma/client.ts';
import { findDefaultModel, type TypedJob } from '../../prisma/repositories/job-types.ts';
import type { NewCall } from '../../prisma/repositories/model-calls.ts';
import type { TeamCaller } from '../callers.ts';
import { hashOf } from '../idempotency.ts';

type Asked = {
  readonly callId: string;
  readonly body: CallBody | EmbeddingBody;
  readonly caller: TeamCaller;
  readonly isStreamed: boolean;
  readonly job: TypedJob;
};

/** The call a request asks for, with its alias chosen. Throws `model_not_allowed`. */
export async function newCall(db: Database, { callId, body, caller, isStreamed, job }: Asked): Promise<NewCall> {
  const { model, model_group: modelGroup } = body;
  const isNamed = (model ?? modelGroup) !== undefined;
  const ofType = isNamed || !caller.typesHaveModels ? null : await findDefaultModel(db, job);
  const { alias, group } = chooseAlias(caller.models, [ofType, caller.defaultModelAlias], { model, modelGroup });
  const { kind, request } = requestOf(body);
  return {
    callId,
    isStreamed,
    alias,
    modelGroup: group,
    purpose: body.purpose ?? null,
    kind,
    request,
    requestHash: hashOf(body),
    callMetadata: body.call_metadata,
    cacheSeconds: cacheSecondsOf(body.cache),
    claims: claimsOf(caller, alias, () => expectedTokens(request)),
  };
}

function expectedTokens(request: CallRequest): number {
  const { promptTokens, completionTokens } = expectUsage(request, null, null);
  return promptTokens + completionTokens;
}

/** False: none; true or nothing: as the alias has it. */
function cacheSecondsOf(cache: CallBody['cache']): number | null {
  if (cache === false) return 0;
  return typeof cache === 'object' ? cache.ttl_seconds : null;
}

const requestOf = (body: CallBody | EmbeddingBody): Pick<NewCall, 'kind' | 'request'> =>
  'input' in body
    ? { kind: 'embedding', request: { input: [body.input].flat(), dimensions: body.dimensions } }
    : { kind: 'chat', request: modelParameters.parse(body) };
