import { goal } from '../compare.ts';
import { ours, type Played, play, worstCase } from '../holds/play.ts';
import { planJobs, randomFrom } from '../holds/workload.ts';
import type { Report } from '../work.ts';

const JOBS = 10_000;
const SEED = 1;

/** How close holds come to what jobs cost, and whom they keep from working, beside holds for the longest possible replies. */
export async function benchHolds(): Promise<Report> {
  const jobs = planJobs(JOBS, randomFrom(SEED));
  const growing = play(jobs, ours, randomFrom(SEED));
  const fixed = play(jobs, worstCase, randomFrom(SEED));
  return {
    measurements: [],
    findings: [
      goal({ bench: 'holds', what: 'median of held / actual', reached: median(growing), atMost: 1.5 }),
      goal({ bench: 'holds', what: 'falsely denied, %', reached: falsePercent(growing), atMost: 0.1 }),
      goal({ bench: 'holds', what: 'growths per job', reached: growing.growths / JOBS, atMost: 2 }),
      goal({ bench: 'holds', what: 'worst case: median of held / actual', reached: median(fixed), atMost: 1.5 }),
      goal({ bench: 'holds', what: 'worst case: falsely denied, %', reached: falsePercent(fixed), atMost: 0.1 }),
    ],
  };
}

const median = ({ ratios }: Played): number => Math.round((ratios[Math.floor(ratios.length / 2)] ?? 0) * 100) / 100;

const falsePercent = ({ falselyDenied, asked }: Played): number =>
  Math.round((falselyDenied / asked) * 100 * 1_000) / 1_000;
