import type { Database } from '../../../prisma/client.ts';
import { findAutoRefill, findLastRefill } from '../../../prisma/repositories/auto-refills.ts';
import { viewAutoRefill } from '../../views/auto-refill.ts';

/** A team's refill as it is now. */
export async function showAutoRefill(db: Database, teamId: string) {
  const refill = await findAutoRefill(db, teamId);
  return viewAutoRefill(teamId, refill, refill && (await findLastRefill(db, teamId, refill.generation)));
}
