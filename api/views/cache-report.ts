import { nanoToUsd } from '#domain/money.ts';
import type { CacheSums } from '../../prisma/repositories/cache-reports.ts';

export const viewCacheSums = ({ lookups, hits, savedNanoUsd }: CacheSums) => ({
  lookups,
  hits,
  hit_rate_percent: lookups === 0 ? null : Math.round((hits / lookups) * 10_000) / 100,
  saved_usd: nanoToUsd(savedNanoUsd),
});
