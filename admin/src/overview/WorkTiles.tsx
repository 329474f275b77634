import { listAddress } from '../display/list-address.ts';
import { formatCount, formatCredits, formatUsdShortly } from '../format/amounts.ts';
import { formatShare } from '../format/percent.ts';
import { formatDuration } from '../format/times.ts';
import type { Dashboard } from './dashboard.ts';
import { errorRate } from './error-rate.ts';
import { Tile } from './Tile.tsx';
import { Tiles } from './Tiles.tsx';

type Props = { readonly dashboard: Dashboard };

const HIGH_ERROR_RATE = 0.05;
const DAY_SECONDS = 24 * 60 * 60;

/** How the work goes: errors, speed, savings, what is open, what has no price. */
export const WorkTiles = ({ dashboard }: Props) => {
  const { hours, latency, periods, open_jobs: open, unpriced_calls: unpriced } = dashboard;
  const rate = errorRate(hours);
  const { last_30_days: month } = periods;
  return (
    <Tiles label="How the work goes">
      <Tile
        name="Error rate, 24 hours"
        value={formatShare(rate)}
        note="Failed calls of those that ended"
        to={listAddress('jobs', { has_errors: 'true' })}
        isAlarming={rate !== null && rate > HIGH_ERROR_RATE}
      />
      <Tile
        name="p95 latency, 24 hours"
        value={formatDuration(latency.p95_ms)}
        note={`Half of the calls within ${formatDuration(latency.p50_ms)}`}
        to={listAddress('jobs', {})}
      />
      <Tile
        name="Saved by the cache, 30 days"
        value={formatUsdShortly(month.saved_usd)}
        note={`${formatCount(month.cached_calls)} replies given again (${formatShare(month.cache_hit_rate)})`}
        to="/cache"
      />
      <Tile
        name="Open jobs"
        value={formatCount(open.count)}
        note={holdNote(open)}
        to={listAddress('jobs', { status: 'IN_PROGRESS' })}
        isAlarming={(open.oldest_age_seconds ?? 0) > DAY_SECONDS}
      />
      <Tile
        name="Unpriced calls"
        value={formatCount(unpriced.count)}
        note={unpriced.count === 0 ? 'Every cost is known' : 'Their cost is unknown and in no margin'}
        to="/unpriced-calls"
        isAlarming={unpriced.count > 0}
      />
    </Tiles>
  );
};

function holdNote({ holding, credits_held: held, oldest_age_seconds: age }: Dashboard['open_jobs']): string {
  if (age === null) return 'Nothing is held';
  return `${formatCount(holding)} hold ${formatCredits(held)} credits; the oldest for ${formatDuration(age * 1_000)}`;
}
