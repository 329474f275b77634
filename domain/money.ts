/** A whole number of billionths of a US dollar. One token of a cheap model costs about 150 of them. */
export type NanoUsd = bigint & { readonly unit: 'nano-usd' };

/** A whole number of millionths of a credit. */
export type MicroCredits = bigint & { readonly unit: 'micro-credits' };

const NANOS_PER_USD = 9;
const MICROS_PER_CREDIT = 6;

/** From 2³³ on, neighbouring micro-credits are the same JSON number. */
export const MAX_CREDITS = 8_000_000_000;

export const nanoUsd = (amount: bigint): NanoUsd => amount as NanoUsd;
export const microCredits = (amount: bigint): MicroCredits => amount as MicroCredits;

/** Reads a decimal such as LiteLLM's `1.35e-05` dollars, rounding a fraction of a nano-dollar up. Throws on anything else. */
export const usdToNano = (decimal: string): NanoUsd => nanoUsd(scaleRoundingUp(decimal, NANOS_PER_USD));

/** Credits as a caller writes them in JSON (0.25). Throws when there are more than six decimals, or more than can be exact. */
export function creditsToMicro(credits: number): MicroCredits {
  if (credits > MAX_CREDITS) throw new RangeError(`${credits} credits is more than ${MAX_CREDITS}`);
  const micro = scaleRoundingUp(String(credits), MICROS_PER_CREDIT);
  if (microToCredits(microCredits(micro)) !== credits) {
    throw new RangeError(`${credits} credits has more than ${MICROS_PER_CREDIT} decimals`);
  }
  return microCredits(micro);
}

/** Credits as JSON shows them. Exact up to {@link MAX_CREDITS}. */
export const microToCredits = (amount: MicroCredits): number => Number(amount) / 10 ** MICROS_PER_CREDIT;

/** Dollars as JSON shows them to operators. */
export const nanoToUsd = (amount: NanoUsd): number => Number(amount) / 10 ** NANOS_PER_USD;

/** What credits are worth at a credit's value, rounded down: revenue is never shown higher than it is. */
export const worthOf = (credits: MicroCredits, creditValue: NanoUsd): NanoUsd =>
  nanoUsd((credits * creditValue) / 10n ** BigInt(MICROS_PER_CREDIT));

/** Divides whole amounts so that a remainder counts as one more. `by` must be positive. */
export const divideRoundingUp = (amount: bigint, by: bigint): bigint =>
  amount >= 0n ? (amount + by - 1n) / by : amount / by;

const DECIMAL = /^(?<whole>\d+)(?:\.(?<fraction>\d+))?(?:[eE](?<exponent>[+-]?\d{1,3}))?$/;

function scaleRoundingUp(decimal: string, decimals: number): bigint {
  const match = DECIMAL.exec(decimal)?.groups;
  if (!match) throw new RangeError(`"${decimal}" is not a decimal of zero or more`);
  const { whole = '0', fraction = '', exponent = '0' } = match;
  const digits = BigInt(whole + fraction);
  const shift = decimals - fraction.length + Number(exponent);
  return shift >= 0 ? digits * 10n ** BigInt(shift) : divideRoundingUp(digits, 10n ** BigInt(-shift));
}
