import type { ErrorCode } from '#domain/errors.ts';
import type { CallReference } from '#domain/model-calls.ts';
import { findTurn } from '../../prisma/repositories/call-claims.ts';
import type { Deps } from '../deps.ts';
import { releaseClaims } from './release-claims.ts';
import { storeFailure } from './store-outcome.ts';
import { tellOutcome } from './tell-outcome.ts';

export type FailedModelCall = CallReference & { readonly code: ErrorCode; readonly detail: string };

/** Ends a call that no attempt could end: its job was closed, it was cancelled, or its attempts ran out. */
export const failCall = (deps: Deps) =>
  async function failCall({ code, detail, ...reference }: FailedModelCall): Promise<void> {
    const { callId } = reference;
    const turn = await findTurn(deps.db, callId);
    const outcome = await storeFailure(deps, { callId, attempt: 0, code, detail });
    await releaseClaims(deps, callId, turn?.claims ?? null, outcome);
    await tellOutcome(deps, reference, outcome);
  };
