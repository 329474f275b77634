import { type Balance, emptyBalance } from '#domain/credits.ts';
import type { Account, Parts } from '#domain/ledger/account.ts';
import type { Operation } from '#domain/ledger/perform-operation.ts';
import type { Outcome } from '#domain/ledger/result.ts';

/** Counts what happened to simulated teams. */
export type Tally = {
  countOperation(operation: Operation, outcome: Outcome): void;
  countTeam(account: Account): void;
  /** Where all teams' micro-credits are in the end. */
  sums(): Parts;
  /** One line per kind of operation, and a line of the sums. */
  print(): string;
};

const OUTCOMES: readonly Outcome[] = ['done', 'repeated', 'refused', 'none'];
const PARTS = Object.keys(emptyBalance) as (keyof Balance)[];

export function createTally(): Tally {
  const counts = new Map<string, Map<Outcome, number>>();
  let teams = 0;
  let parts: Parts = emptyBalance;
  return {
    countOperation({ kind }, outcome) {
      const ofKind = counts.get(kind) ?? new Map<Outcome, number>();
      counts.set(kind, ofKind.set(outcome, (ofKind.get(outcome) ?? 0) + 1));
    },
    countTeam(account) {
      teams += 1;
      parts = Object.fromEntries(PARTS.map((part) => [part, parts[part] + account.parts[part]])) as Parts;
    },
    sums: () => parts,
    print() {
      const lines = [...counts].sort().map(([kind, outcomes]) => {
        const figures = OUTCOMES.map((outcome) => `${outcomes.get(outcome) ?? 0} ${outcome}`);
        return `  ${kind.padEnd(9)} ${figures.join(', ')}`;
      });
      const sums = PARTS.map((part) => `${part} ${parts[part]}`).join(', ');
      return [...lines, `  ${teams} teams, in micro-credits: ${sums}`].join('\n');
    },
  };
}
