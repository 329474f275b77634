import type { ChaosResult } from './run-chaos.ts';

const SHOWN = 5;
const NANO = 1_000_000_000;

/** One line for each invariant, with what breaks it below, then what else was seen. */
export function printResult({ invariants, waste, endings, record, tookSeconds }: ChaosResult): string {
  const checks = invariants.flatMap(({ name, broken }) => [
    `${broken.length === 0 ? '✓' : '✗'} ${name.padEnd(48)}${broken.length}`,
    ...broken.slice(0, SHOWN).map((what) => `    ${what}`),
  ]);
  const usd = (nano: string) => `${(Number(nano) / NANO).toFixed(6)} USD`;
  return [
    ...checks,
    `  waste: ${waste.repeated} provider calls for nothing, ${usd(waste.cost)}; recorded ${waste.recorded}, ${usd(waste.recordedCost)}`,
    `  jobs: ${list(endings)}; replies told: ${record.replies.length}, of them begun anew: ${record.restartedTexts.length}`,
    `  refusals that stood: ${list(record.refusals)}`,
    `  answers from 500 on, and broken connections: ${list(record.repeats)}`,
    `  faults: ${list(record.faults)}`,
    `  ended by themselves: ${record.unexpectedEnds.join(', ') || 'none'}`,
    `  took ${tookSeconds} s`,
  ].join('\n');
}

const list = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([what, count]) => `${count} ${what}`).join(', ') || 'none';

export const isWhole = ({ invariants }: Pick<ChaosResult, 'invariants'>): boolean =>
  invariants.every(({ broken }) => broken.length === 0);
