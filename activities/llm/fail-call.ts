import type { ErrorCode } from '#domain/errors.ts';
import type { CallReference } from '#domain/model-calls.ts';
import type { Deps } from '../deps.ts';
import { storeFailure } from './store-outcome.ts';

export type FailedModelCall = CallReference & { readonly code: ErrorCode; readonly detail: string };

/** Ends a call that no attempt could end: its job was closed, it was cancelled, or its attempts ran out. */
export const failCall = ({ db, replies }: Deps) =>
  async function failCall({ callId, replyTo, code, detail }: FailedModelCall): Promise<void> {
    const outcome = await storeFailure(db, { callId, attempt: 0, code, detail });
    await replies.publish(replyTo, { callId, outcome });
  };
