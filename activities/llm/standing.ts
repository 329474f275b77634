import type { CallOutcome } from '#domain/model-calls.ts';
import { findFinishedCalls } from '../../prisma/repositories/model-calls.ts';
import type { Deps } from '../deps.ts';

/** How a call ended that another attempt had ended before: what is stored stands, for its caller and for its bill. */
export async function standing(db: Deps['db'], callId: string, otherwise: CallOutcome): Promise<CallOutcome> {
  const [ended] = await findFinishedCalls(db, [callId]);
  return ended?.outcome ?? otherwise;
}
