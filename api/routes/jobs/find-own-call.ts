import { DomainError } from '#domain/errors.ts';
import { type CallState, findCall } from '../../../prisma/repositories/model-calls.ts';
import type { TeamCaller } from '../../callers.ts';
import type { Services } from '../../services.ts';

type Named = { readonly job_id: string; readonly call_id: string };

/** The call that a path names. Throws `not_found` for another team's as for one that is not there. */
export async function findOwnCall({ db }: Services, { teamId }: TeamCaller, named: Named): Promise<CallState> {
  const call = await findCall(db, teamId, named.call_id);
  if (call?.jobId === named.job_id) return call;
  throw new DomainError('not_found', `This job has no call ${named.call_id}.`);
}
