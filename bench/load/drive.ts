import { setTimeout as sleep } from 'node:timers/promises';

export type Load = { readonly samples: number; readonly atOnce: number; readonly pauseMs?: number };

export type Sampled = {
  readonly latenciesMs: readonly number[];
  readonly perSecond: number;
  readonly samples: number;
};

/** Runs `work` `samples` times, `atOnce` at a time, with a pause after each where asked. `work` learns which lane it runs in. */
export async function drive(
  { samples, atOnce, pauseMs = 0 }: Load,
  work: (lane: number) => Promise<unknown>,
): Promise<Sampled> {
  const latenciesMs: number[] = [];
  let left = samples;
  const startedAt = performance.now();
  const lane = async (number: number) => {
    while (left > 0) {
      left -= 1;
      const begun = performance.now();
      await work(number);
      latenciesMs.push(performance.now() - begun);
      if (pauseMs > 0) await sleep(pauseMs);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, number) => lane(number)));
  const seconds = (performance.now() - startedAt) / 1_000;
  return { latenciesMs: latenciesMs.sort((a, b) => a - b), perSecond: samples / seconds, samples };
}

/** A percentile of sorted latencies, by nearest rank. */
export const percentile = ({ latenciesMs }: Sampled, percent: number): number =>
  latenciesMs[Math.max(0, Math.ceil((percent / 100) * latenciesMs.length) - 1)] ?? Number.NaN;
