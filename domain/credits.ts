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

/** One ledger entry's effect: what it adds to each part of a balance. Parts it leaves out stay as they are. */
export type Movement = Partial<Balance>;

export const emptyBalance: Balance = {
  granted: microCredits(0n),
  available: microCredits(0n),
  reserved: microCredits(0n),
  spent: microCredits(0n),
  expired: microCredits(0n),
  debt: microCredits(0n),
};

export const grant = (amount: MicroCredits): Movement => ({ granted: amount, available: amount });

export const hold = (amount: MicroCredits): Movement => ({ available: negate(amount), reserved: amount });

/** Ends a hold: the charge is spent and the rest is available again. The charge must not exceed what was held. */
export function settle(held: MicroCredits, charged: MicroCredits): Movement {
  if (charged < 0n || charged > held) throw new RangeError(`Cannot charge ${charged} of ${held} held micro-credits`);
  return { available: microCredits(held - charged), reserved: negate(held), spent: charged };
}

export function apply(balance: Balance, movement: Movement): Balance {
  const parts = Object.keys(balance) as (keyof Balance)[];
  return Object.fromEntries(parts.map((part) => [part, balance[part] + (movement[part] ?? 0n)])) as Balance;
}

export const isBalanced = ({ granted, available, reserved, spent, expired, debt }: Balance): boolean =>
  granted === available + reserved + spent + expired - debt;

/** The 402 a team reads: what was needed, what there is, and what is only held. */
export function refusal(
  needed: MicroCredits,
  { available, reserved }: Pick<Balance, 'available' | 'reserved'>,
): string {
  const credits = (amount: MicroCredits) => `${microToCredits(amount)} ${amount === 1_000_000n ? 'credit' : 'credits'}`;
  const held = reserved > 0n ? `, ${credits(reserved)} held by open jobs` : '';
  return `This job needs ${credits(needed)}; ${credits(available)} available${held}. Add credits and try again.`;
}

const negate = (amount: MicroCredits): MicroCredits => microCredits(-amount);
