import { listUnfinishedCalls } from '../../prisma/repositories/abandoned-calls.ts';
import type { Deps } from '../deps.ts';
import { failCall } from '../llm/fail-call.ts';

/** Ends the calls of a job that will not go on. */
export async function failAbandoned(deps: Deps, { jobId }: { readonly jobId: string }): Promise<void> {
  const detail = 'The workflow of its job was ended from outside';
  for (const { callId } of await listUnfinishedCalls(deps.db, jobId))
    await failCall(deps)({ callId, replyTo: null, code: 'call_cancelled', detail });
}
