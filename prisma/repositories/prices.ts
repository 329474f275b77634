import { LRUCache } from 'lru-cache';
import type { LearnedUsage } from '#domain/expected-usage.ts';
import { type NanoUsd, nanoUsd } from '#domain/money.ts';
import type { PriceTerms } from '#domain/pricing/price-job.ts';
import { type PriceRule, priceRules } from '#domain/pricing/price-rule.ts';
import { atMost } from '../cache-size.ts';
import type { Database } from '../client.ts';
import type { JobPins } from './job-pins.ts';
import { findMarginGuard, type MarginGuard } from './job-types.ts';
import { learnUsage } from './learned-usage.ts';

type PriceVersion = { readonly creditValueNanoUsd: NanoUsd; readonly rules: readonly PriceRule[] };

/** What jobs are priced by, kept near: published versions never change, and an estimate may be a few seconds old. */
export interface Prices {
  termsOf(pins: Pick<JobPins, 'priceVersionId' | 'consumption' | 'maximum'>): Promise<PriceTerms>;
  /** What a team's jobs of a type lately came to, or null when there was none. */
  learned(teamId: string, jobType: string): Promise<LearnedUsage | null>;
  /** The margin operators ask of jobs of a type, at most a second old, or null. */
  marginGuard(jobType: string): Promise<MarginGuard | null>;
}

const CACHED_VERSIONS = 500;
const CACHED_ESTIMATES = 20_000;
const ESTIMATE_MS = 5_000;
const CACHED_GUARDS = 1_000;
const GUARD_MS = 1_000;

export function createPrices(db: Database): Prices {
  const versions = new LRUCache<string, PriceVersion>({
    max: CACHED_VERSIONS,
    fetchMethod: (id) => loadVersion(db, id),
  });
  const estimates = new LRUCache<
    string,
    { readonly learned: LearnedUsage | null },
    { teamId: string; jobType: string }
  >({
    ...atMost(CACHED_ESTIMATES),
    ttl: ESTIMATE_MS,
    fetchMethod: async (_key, _stale, { context }) => ({
      learned: await learnUsage(db, context.teamId, context.jobType),
    }),
  });
  const guards = new LRUCache<string, { readonly guard: MarginGuard | null }>({
    max: CACHED_GUARDS,
    ttl: GUARD_MS,
    fetchMethod: async (jobType) => ({ guard: await findMarginGuard(db, jobType) }),
  });
  return {
    marginGuard: async (jobType) => (await guards.forceFetch(jobType)).guard,
    async termsOf({ priceVersionId, consumption, maximum }) {
      const version = await versions.forceFetch(priceVersionId);
      return { ...version, consumption, maximum };
    },
    async learned(teamId, jobType) {
      const estimate = await estimates.forceFetch(`${teamId}\n${jobType}`, { context: { teamId, jobType } });
      return estimate.learned;
    },
  };
}

const findVersion = {
  name: 'find_price_version',
  text: 'SELECT credit_value_nano_usd AS "creditValueNanoUsd", rules FROM price_book_versions WHERE id = $1',
};

async function loadVersion({ pool }: Database, versionId: string): Promise<PriceVersion> {
  const { rows } = await pool.query<{ creditValueNanoUsd: bigint; rules: unknown }>({
    ...findVersion,
    values: [versionId],
  });
  const [row] = rows;
  if (!row) throw new Error(`There is no price version ${versionId}`);
  return { creditValueNanoUsd: nanoUsd(row.creditValueNanoUsd), rules: priceRules.parse(row.rules) };
}
