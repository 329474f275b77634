import type { ErrorCode } from '#domain/errors.ts';
import type { CallReference } from '#domain/model-calls.ts';
import type { Deps } from '../deps.ts';
import { storeFailure } from './store-outcome.ts';
import { tellOutcome } from './tell-outcome.ts';

export type FailedModelCall = CallReference & { readonly code: ErrorCode; readonly detail: string };

/** Ends a call that no attempt could end: its job was closed, it was cancelled, or its attempts ran out. */
export const failCall = (deps: Deps) =>
  async function failCall({ code, detail, ...reference }: FailedModelCall): Promise<void> {
    const outcome = await storeFailure(deps.db, { callId: reference.callId, attempt: 0, code, detail });
    await tellOutcome(deps, reference, outcome);
  };
