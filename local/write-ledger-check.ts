import { microToCredits } from '#domain/money.ts';
import type { LedgerCheck } from '../prisma/repositories/ledger-check.ts';

/** What was compared, and each difference on a line of its own; the last line is `clean` when there is none. */
export function writeLedgerCheck({ differences, accounts, lots, jobs, entries }: LedgerCheck): string {
  const lines = differences.map(
    ({ teamId, what, expected, found }) =>
      `${teamId}: ${what}: expected ${microToCredits(expected)} credits, found ${microToCredits(found)}`,
  );
  return [
    `Compared ${accounts} accounts, ${lots} lots and ${jobs} jobs with ${entries} entries.`,
    ...lines,
    lines.length === 0 ? 'clean' : `Differences: ${lines.length}`,
  ].join('\n');
}
