import { foldUsage as fold } from '../../prisma/repositories/fold-usage.ts';
import type { Deps } from '../deps.ts';

const CHANGES_AT_ONCE = 10_000;

/** Moves what has changed into the sums of hours and days. Answers whether there is more to do. */
export const foldUsage = ({ db }: Pick<Deps, 'db'>) =>
  async function foldUsage(): Promise<{ readonly hasMore: boolean }> {
    return { hasMore: (await fold(db, CHANGES_AT_ONCE)) === CHANGES_AT_ONCE };
  };
