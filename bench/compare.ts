import type { CpuMs } from './load/cpu.ts';
import { type Measurement, round } from './measure.ts';

/** A measured goal: what was wanted, what was reached, both as ratios or differences within one run. */
export type Finding = {
  readonly bench: string;
  readonly what: string;
  readonly goal: string;
  readonly reached: string;
  readonly isMet: boolean;
};

/** Temporal is one process, or several whose names begin with it. */
const OURS = /^(?:temporal|worker|api)\b/;

export const addedLatency = (ours: Measurement, reference: Measurement, goalMs: number): Finding => {
  const added = round(ours.p50Ms - reference.p50Ms);
  return {
    bench: ours.bench,
    what: `${ours.case}: added p50`,
    goal: `≤ ${goalMs} ms`,
    reached: `${added} ms (${ours.p50Ms} against ${reference.p50Ms})`,
    isMet: added <= goalMs,
  };
};

export const throughput = (ours: Measurement, reference: Measurement, goal: number): Finding => {
  const ratio = round(ours.perSecond / reference.perSecond);
  return {
    bench: ours.bench,
    what: `${ours.case}: of LiteLLM's own calls/s`,
    goal: `≥ ${goal}`,
    reached: `${ratio} (${ours.perSecond}/s against ${reference.perSecond}/s)`,
    isMet: ratio >= goal,
  };
};

/** CPU of Temporal, worker and API together for one call, against LiteLLM's for the same call. */
export const cpuShare = (ours: Measurement, goal: number): Finding => {
  const own = sumOf(ours.cpuMs, OURS);
  const theirs = ours.cpuMs['litellm'] ?? Number.NaN;
  const ratio = round(own / theirs);
  return {
    bench: ours.bench,
    what: `${ours.case}: CPU of Temporal + worker + API, of LiteLLM's`,
    goal: `≤ ${goal}`,
    reached: `${ratio} (${round(own)} ms against ${theirs} ms)`,
    isMet: ratio <= goal,
  };
};

/** CPU per sample of the parts whose names match, in milliseconds. */
export const sumOf = (cpuMs: CpuMs, names: RegExp): number =>
  Object.entries(cpuMs).reduce((total, [name, milliseconds]) => total + (names.test(name) ? milliseconds : 0), 0);

type Limit = { readonly bench: string; readonly what: string; readonly reached: number } & (
  | { readonly atLeast: number }
  | { readonly atMost: number }
);

/** A figure with the least or the most it should be. */
export function goal({ bench, what, reached, ...limit }: Limit): Finding {
  const [sign, wanted] = 'atLeast' in limit ? (['≥', limit.atLeast] as const) : (['≤', limit.atMost] as const);
  const isMet = sign === '≥' ? reached >= wanted : reached <= wanted;
  return { bench, what, goal: `${sign} ${wanted}`, reached: `${reached}`, isMet };
}
