import { type MicroCredits, microCredits, microToCredits } from './money.ts';

/** A team's credits by where they are. `granted = available + reserved + spent + expired − debt`, at every instant. */
export type Balance = {
  readonly granted: MicroCredits;
  readonly available: MicroCredits;
  readonly reserved: MicroCredits;
  readonly spent: MicroCredits;
  readonly expired: MicroCredits;
  readonly debt: MicroCredits;
};

export const emptyBalance: Balance = {
  granted: microCredits(0n),
  available: microCredits(0n),
  reserved: microCredits(0n),
  spent: microCredits(0n),
  expired: microCredits(0n),
  debt: microCredits(0n),
};

/** The 402 a team reads: what was needed, what there is, and what is only held. */
export function refusal(
  needed: MicroCredits,
  { available, reserved, openJobs }: Pick<Balance, 'available' | 'reserved'> & { readonly openJobs?: number | null },
): string {
  const jobs = openJobs ? `${openJobs} open ${openJobs === 1 ? 'job' : 'jobs'}` : 'open jobs';
  const held = reserved > 0n ? `, ${microToCredits(reserved)} held by ${jobs}` : '';
  const needs = `Needs ${microToCredits(needed)} ${needed === 1_000_000n ? 'credit' : 'credits'}`;
  return `${needs}; ${microToCredits(available)} available${held}. Add credits and try again.`;
}

/** The 402 a team reads when its budget stops it. */
export const budgetRefusal = (needed: MicroCredits, room: MicroCredits): string =>
  `Needs ${microToCredits(needed)} ${needed === 1_000_000n ? 'credit' : 'credits'}; the team's budget has ${microToCredits(room > 0n ? room : microCredits(0n))} left in this period. Wait for the next period or raise the budget.`;
