import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  creditsToMicro,
  divideRoundingUp,
  MAX_CREDITS,
  microCredits,
  microToCredits,
  nanoToUsd,
  nanoUsd,
  usdToNano,
} from './money.ts';

const runs = { numRuns: 2_000 };
const amounts = fc.bigInt({ min: 0n, max: 10n ** 18n });

describe('usdToNano', () => {
  it.each([
    ['0', 0n],
    ['0.0', 0n],
    ['1', 1_000_000_000n],
    ['0.00012', 120_000n],
    ['1.35e-05', 13_500n],
    ['1e-7', 100n],
    ['1e-07', 100n],
    ['2.5E-9', 3n],
    ['1.5e+2', 150_000_000_000n],
    ['12e3', 12_000_000_000_000n],
    ['0000.5', 500_000_000n],
    ['5e-324', 1n],
  ])('reads %s', (printed, nanos) => {
    expect(usdToNano(printed)).toBe(nanos);
  });

  it.each([
    '',
    ' ',
    'None',
    'nan',
    'inf',
    'Infinity',
    '-1',
    '-1e-05',
    '+1',
    '1,5',
    '.5',
    '5.',
    '0x10',
    '1e',
    '1e5000',
    '1 ',
  ])('refuses "%s"', (printed) => {
    expect(() => usdToNano(printed)).toThrow(RangeError);
  });

  it('reads every amount back, however it is written', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: -30, max: 30 }), (nanos, exponent) => {
        expect(usdToNano(plain(nanos, 9))).toBe(nanos);
        expect(usdToNano(scientific(nanos, exponent))).toBe(nanos);
      }),
      runs,
    );
  });

  it('counts any fraction of a nano-dollar as a whole one', () => {
    const fractions = fc.stringMatching(/^\d{0,6}[1-9]$/);
    fc.assert(
      fc.property(amounts, fractions, (nanos, fraction) => {
        expect(usdToNano(plain(nanos, 9) + fraction)).toBe(nanos + 1n);
      }),
      runs,
    );
  });

  it('is never less than the dollars that were reported', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1_000, noNaN: true }), (usd) => {
        expect(nanoToUsd(usdToNano(String(usd)))).toBeGreaterThanOrEqual(usd);
      }),
      runs,
    );
  });
});

describe('creditsToMicro', () => {
  it.each([
    [0, 0n],
    [1, 1_000_000n],
    [0.25, 250_000n],
    [0.000001, 1n],
    [1e-6, 1n],
    [1e9, 1_000_000_000_000_000n],
    [MAX_CREDITS, 8_000_000_000_000_000n],
  ])('takes %d credits exactly', (credits, micro) => {
    expect(creditsToMicro(credits)).toBe(micro);
  });

  it.each([0.0000001, 1e-7, 0.1 + 0.2, 1.0000005, 1 / 3])('refuses %d, which has more than six decimals', (credits) => {
    expect(() => creditsToMicro(credits)).toThrow('more than 6 decimals');
  });

  it.each([
    -1,
    -0.000001,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    1e21,
    MAX_CREDITS + 1,
    2 ** 53,
  ])('refuses %d', (credits) => {
    expect(() => creditsToMicro(credits)).toThrow(RangeError);
  });

  it('gives back the number that was sent, to the last micro-credit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: BigInt(MAX_CREDITS) * 1_000_000n }), (micro) => {
        expect(creditsToMicro(microToCredits(microCredits(micro)))).toBe(micro);
      }),
      runs,
    );
  });

  it('either takes a number exactly or refuses it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1_000_000, noNaN: true }), (credits) => {
        const micro = tryOrNull(() => creditsToMicro(credits));
        if (micro !== null) expect(microToCredits(micro)).toBe(credits);
        else expect(plainDecimals(credits)).toBeGreaterThan(6);
      }),
      runs,
    );
  });
});

describe('divideRoundingUp', () => {
  it('is the smallest whole number that covers the amount', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        (amount, by) => {
          const quotient = divideRoundingUp(amount, by);
          expect(quotient * by).toBeGreaterThanOrEqual(amount);
          expect((quotient - 1n) * by).toBeLessThan(amount);
        },
      ),
      runs,
    );
  });
});

it('shows nano-dollars as dollars', () => {
  expect(nanoToUsd(nanoUsd(13_500n))).toBe(0.0000135);
});

/** The amount divided by 10^decimals, written without an exponent. */
function plain(amount: bigint, decimals: number): string {
  const digits = amount.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The same amount of nano-dollars with a chosen exponent: 13500 with -5 is `1.3500e-05`. */
function scientific(nanos: bigint, exponent: number): string {
  const decimals = 9 + exponent;
  const mantissa = decimals > 0 ? plain(nanos, decimals) : (nanos * 10n ** BigInt(-decimals)).toString();
  const sign = exponent < 0 ? '-' : '+';
  return `${mantissa}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

const plainDecimals = (number: number): number => {
  const [mantissa = '', exponent = '0'] = String(number).split('e');
  return (mantissa.split('.')[1]?.length ?? 0) - Number(exponent);
};

function tryOrNull<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}
