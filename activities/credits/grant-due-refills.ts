import { DEFAULT_PRIORITY } from '#domain/lots.ts';
import { beginOfPeriod, firstPeriod } from '#domain/refills.ts';
import type { Database } from '../../prisma/client.ts';
import {
  findAutoRefill,
  findLastRefill,
  readClock,
  refillKey,
  type StoredRefill,
} from '../../prisma/repositories/auto-refills.ts';
import { grantCredits } from '../../prisma/repositories/grants.ts';
import type { Deps } from '../deps.ts';

/**
 * Grants a team every period that has begun and was not granted, once each, however long nobody looked. Answers how many
 * milliseconds it is until the next one, or null when the team is not refilled any more.
 */
export const grantDueRefills = ({ db }: Pick<Deps, 'db'>) =>
  async function grantDueRefills({ teamId }: { readonly teamId: string }): Promise<number | null> {
    const refill = await findAutoRefill(db, teamId);
    if (!refill?.isEnabled) return null;
    const last = await findLastRefill(db, teamId, refill.generation);
    let n = last === null ? firstPeriod(refill, refill.configuredAt) : last + 1;
    const now = await readClock(db);
    for (; beginOfPeriod(refill, n) <= now; n += 1) {
      if (!(await grantPeriod(db, refill, n))) return null;
    }
    return beginOfPeriod(refill, n).getTime() - now.getTime();
  };

/** False when the team was archived. */
async function grantPeriod(db: Database, refill: StoredRefill, n: number): Promise<boolean> {
  const { teamId, amount, period, generation, expiresWithPeriod } = refill;
  const entry = await grantCredits(db, {
    teamId,
    amount,
    source: 'subscription',
    priority: DEFAULT_PRIORITY,
    expiresAt: expiresWithPeriod ? beginOfPeriod(refill, n + 1) : null,
    payment: null,
    reason: `Refill (${period}) for the period from ${beginOfPeriod(refill, n).toISOString()}`,
    key: refillKey(generation, n),
  });
  return entry !== null;
}
