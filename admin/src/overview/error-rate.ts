import type { Figures } from './dashboard.ts';

/** Failed calls of those that succeeded or failed, over all hours together; null without any. */
export function errorRate(hours: readonly Pick<Figures, 'failed_calls' | 'successful_calls'>[]): number | null {
  const failed = hours.reduce((sum, hour) => sum + hour.failed_calls, 0);
  const ended = hours.reduce((sum, hour) => sum + hour.successful_calls, failed);
  return ended === 0 ? null : failed / ended;
}
