import { z } from 'zod';
import { usdToNano } from '#domain/money.ts';

/** A name or note of an operator's, in one piece of plain text. */
export const text = (maximum: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(maximum, `may have at most ${maximum} characters`)
    .refine((value) => !value.includes('\0'), 'may not hold the character U+0000');

export const description = text(2_000).or(z.literal('')).meta({ description: 'For people; teams do not see it' });

/** A list in which nothing may be named twice. */
export const distinct = <S extends z.ZodType<string>>(name: S) =>
  z
    .array(name)
    .max(1_000, 'may have at most 1000 entries')
    .refine((names) => repeated(names) === undefined, {
      error: ({ input }) => `names ${JSON.stringify(repeated(input as string[]))} twice; leave one out`,
    });

const repeated = (names: readonly string[]): string | undefined =>
  names.find((name, place) => names.indexOf(name) < place);

export { credits, positiveCredits } from '#domain/pricing/credits-field.ts';

const MOST_USD_PER_MILLION = 1_000_000;
const MOST_USD = 1_000_000_000;
const USD_DECIMALS = 9;

/** Dollars per million tokens, made whole nano-dollars. */
export const usdPerMillion = z
  .number()
  .min(0, 'may not be negative')
  .max(MOST_USD_PER_MILLION, `may be at most ${MOST_USD_PER_MILLION}`)
  .refine((usd) => Number(usd.toFixed(USD_DECIMALS)) === usd, 'may have at most 9 decimals; round it')
  .transform((usd) => usdToNano(String(usd)))
  .meta({ description: 'USD per 1 million tokens', example: 0.15 });

/** Dollars, made whole nano-dollars. */
export const usd = z
  .number()
  .min(0, 'may not be negative')
  .max(MOST_USD, `may be at most ${MOST_USD}`)
  .refine((amount) => Number(amount.toFixed(USD_DECIMALS)) === amount, 'may have at most 9 decimals; round it')
  .transform((amount) => usdToNano(String(amount)));

/** A moment as a caller writes it, with an offset or `Z`. */
export const moment = z.iso
  .datetime({ offset: true, error: 'must be a moment such as 2030-01-31T12:00:00Z' })
  .transform((value) => new Date(value));
