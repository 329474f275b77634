import { chooseAlias } from '#domain/models.ts';
import { type CallBody, type EmbeddingBody, modelParameters } from '#schemas/model-calls.ts';
import type { NewCall } from '../../prisma/repositories/model-calls.ts';
import type { TeamCaller } from '../callers.ts';
import { hashOf } from '../idempotency.ts';

/** The call a request asks for, with its alias chosen. Throws `model_not_allowed`. */
export function newCall(
  callId: string,
  body: CallBody | EmbeddingBody,
  caller: TeamCaller,
  isStreamed: boolean,
): NewCall {
  const { model, model_group: modelGroup } = body;
  const { alias, group } = chooseAlias(caller.models, caller.defaultModelAlias, { model, modelGroup });
  return {
    callId,
    isStreamed,
    alias,
    modelGroup: group,
    purpose: body.purpose ?? null,
    ...requestOf(body),
    requestHash: hashOf(body),
    callMetadata: body.call_metadata,
  };
}

const requestOf = (body: CallBody | EmbeddingBody): Pick<NewCall, 'kind' | 'request'> =>
  'input' in body
    ? { kind: 'embedding', request: { input: [body.input].flat(), dimensions: body.dimensions } }
    : { kind: 'chat', request: modelParameters.parse(body) };
