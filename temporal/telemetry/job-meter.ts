import { Counter, Histogram, type Registry } from 'prom-client';
import type { JobOutcome } from '#domain/jobs.ts';
import { marginOf } from '#domain/margins.ts';
import type { MicroCredits, NanoUsd } from '#domain/money.ts';
import { createExactCounter } from './exact-counter.ts';

const NANOS_PER_USD = 1e9;
const MICROS_PER_CREDIT = 1e6;
const GROUP_BUCKETS = [1, 2, 4, 8, 16, 32, 64, 100];

const outcomes = ['completed', 'failed', 'cancelled', 'expired', 'refused'] as const;

type SettledJob = {
  readonly outcome: JobOutcome;
  readonly charged: MicroCredits;
  readonly priceNanoUsd: NanoUsd;
  readonly costNanoUsd: NanoUsd;
};

/** Counts jobs as they close and what they came to. Each is counted once, by the process whose statement closed it. */
export interface JobMeter {
  settled(job: SettledJob): void;
  /** A job whose credits could not be held. */
  refused(): void;
  /** Movements of credits that went to the database together. */
  grouped(operation: 'hold' | 'settle', size: number): void;
}

export function createJobMeter(registry: Registry): JobMeter {
  const registers = [registry];
  const jobs = new Counter({ name: 'saas_jobs_total', help: 'Jobs that closed', labelNames: ['outcome'], registers });
  for (const outcome of outcomes) jobs.inc({ outcome }, 0);
  const groups = new Histogram({
    name: 'saas_group_commit_size',
    help: 'How many holds or settlements were written in one transaction',
    labelNames: ['operation'],
    buckets: GROUP_BUCKETS,
    registers,
  });
  for (const operation of ['hold', 'settle']) groups.zero({ operation });
  const { credits, price, cost, gain, loss } = createSums(registry);
  return {
    settled({ outcome, charged, priceNanoUsd, costNanoUsd }) {
      const margin = marginOf({ priceNanoUsd, costNanoUsd });
      jobs.inc({ outcome });
      credits.add(charged);
      price.add(priceNanoUsd);
      cost.add(costNanoUsd);
      if (margin < 0n) loss.add(-margin);
      else gain.add(margin);
    },
    refused: () => jobs.inc({ outcome: 'refused' }),
    grouped: (operation, size) => groups.observe({ operation }, size),
  };
}

function createSums(registry: Registry) {
  const usd = (name: string, help: string) => createExactCounter(registry, { name, help, perUnit: NANOS_PER_USD });
  return {
    credits: createExactCounter(registry, {
      name: 'saas_settled_credits_total',
      help: 'Credits that settled jobs were charged',
      perUnit: MICROS_PER_CREDIT,
    }),
    price: usd('saas_settled_price_usd_total', 'What the credits of settled jobs are worth'),
    cost: usd('saas_settled_cost_usd_total', 'What the calls of settled jobs cost'),
    gain: usd('saas_margin_gain_usd_total', 'Margin of the settled jobs that were worth more than they cost'),
    loss: usd('saas_margin_loss_usd_total', 'What settled jobs cost beyond what they were worth'),
  };
}
