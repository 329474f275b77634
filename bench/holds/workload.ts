/** A job as it will turn out: what each of its calls will cost, in micro-credits. */
export type PlannedJob = { readonly team: number; readonly jobType: string; readonly calls: readonly bigint[] };

/** What a call may cost at most: the `max_tokens` that applications usually send. */
export const MOST_TOKENS = 4_096;
export const MICROS_PER_TOKEN = 1_000n;

const TEAMS = 25;

/** Job types from very even to widely spread: median tokens of a reply, spread (sigma of its logarithm), number of calls. */
const jobTypes = {
  translation: { median: 400, sigma: 0.2, calls: [1, 1] },
  extraction: { median: 150, sigma: 0.25, calls: [1, 3] },
  document_analysis: { median: 350, sigma: 0.4, calls: [3, 5] },
  writing: { median: 700, sigma: 0.45, calls: [1, 2] },
  chat_session: { median: 120, sigma: 0.7, calls: [2, 9] },
} as const;

/** Jobs of several teams and types, the same for the same seed. */
export function planJobs(count: number, random: () => number): PlannedJob[] {
  const names = Object.keys(jobTypes) as (keyof typeof jobTypes)[];
  return Array.from({ length: count }, () => {
    const jobType = names[Math.floor(random() * names.length)] ?? 'writing';
    const { median, sigma, calls } = jobTypes[jobType];
    const number = calls[0] + Math.floor(random() * (calls[1] - calls[0] + 1));
    const tokens = () => Math.min(MOST_TOKENS, Math.max(1, Math.round(median * Math.exp(sigma * normal(random)))));
    const costs = Array.from({ length: number }, () => BigInt(tokens()) * MICROS_PER_TOKEN);
    return { team: Math.floor(random() * TEAMS), jobType, calls: costs };
  });
}

/** Box and Muller's way from two even numbers to a normal one. */
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A small generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
