import type { MicroCredits } from '../money.ts';
import type { PriceLine } from './price-line.ts';

export type PricedJob = {
  /** The rule, or the consumption mode, that priced the job. */
  readonly rule: string;
  readonly charged: MicroCredits;
  readonly lines: readonly PriceLine[];
  /** The charge divided over the delivered calls. */
  readonly calls: ReadonlyMap<string, MicroCredits>;
};

/** A price before its job's maximum, not yet divided over its calls. */
export type Priced = Omit<PricedJob, 'charged' | 'calls'> & {
  readonly amount: MicroCredits;
  /** What each call adds, in any one unit. */
  readonly parts: ReadonlyMap<string, bigint>;
};
