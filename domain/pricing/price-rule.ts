import { z } from 'zod';
import { credits, positiveCredits } from './credits-field.ts';
import { explainExpression } from './custom-price.ts';
import { roundingField } from './rounding.ts';

const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/, 'use letters, digits and . _ : - (at most 100 characters)');
const text = z.string().trim().min(1, 'must not be empty').max(200);

const quantities = ['jobs', 'calls', 'tokens'] as const;
const quantity = z.enum(quantities, { error: 'must be jobs, calls or tokens' });

/** What a job that was not completed costs: nothing, its delivered calls, or what it would have cost completed. */
const unfinished = z.enum(['free', 'delivered', 'full'], { error: 'must be free, delivered or full' }).default('free');

const MOST_PERCENT = 1_000_000;

/** A percentage as whole hundredths of it. */
const basisPoints = z
  .number()
  .min(-100, 'may not be below -100')
  .max(MOST_PERCENT, `may be at most ${MOST_PERCENT}`)
  .refine((percent) => Number(percent.toFixed(2)) === percent, 'may have at most 2 decimals')
  .transform((percent) => BigInt(Math.round(percent * 100)));

/** How much less a call costs whose reply was given before, as whole hundredths of a percent. */
const cachedDiscount = z
  .number()
  .min(0, 'may not be negative')
  .max(100, 'may be at most 100')
  .refine((percent) => Number(percent.toFixed(2)) === percent, 'may have at most 2 decimals')
  .transform((percent) => BigInt(Math.round(percent * 100)))
  .optional()
  .meta({ description: 'Off what a call adds whose reply came from the cache; nothing when left out', example: 50 });

const steps = z
  .array(
    z.strictObject({
      up_to: z.int().positive('must be more than 0').nullable().meta({ description: 'Null: without end' }),
      credits_per_unit: credits,
    }),
  )
  .min(1)
  .max(50)
  .refine((all) => all.every(({ up_to: end }, place) => (end === null) === (place === all.length - 1)), {
    message: 'the last step, and only that, must have up_to null',
  })
  .refine((all) => all.every(({ up_to: end }, place) => !place || end === null || end > (all[place - 1]?.up_to ?? 0)), {
    message: 'each up_to must be more than the one before',
  });

const perCallParts = [
  'per_call',
  'per_1k_tokens',
  'per_1k_prompt_tokens',
  'per_1k_completion_tokens',
  'cost_markup_percent',
];
const discount = 'cached_discount_percent';
const ofEveryRule = ['name', 'match', 'failed', 'cancelled', 'expired', discount, ...perCallParts];

/** One rule of a price book. All its parts are added up; `minimum`, then `cap`, bound the sum. */
export const priceRule = z
  .strictObject({
    name: name.meta({ description: 'Month quantities are counted under it, so it carries over to later versions' }),
    match: z
      .strictObject({
        organization_id: text.optional(),
        team_id: text.optional(),
        job_type: text.optional(),
        alias: text.optional(),
      })
      .default({}),
    per_job: credits.optional(),
    per_call: credits.optional(),
    per_1k_tokens: credits.optional(),
    per_1k_prompt_tokens: credits.optional(),
    per_1k_completion_tokens: credits.optional(),
    cost_markup_percent: basisPoints.optional().meta({ description: 'Cost × (1 + percent / 100)', example: 40 }),
    cached_discount_percent: cachedDiscount,
    tiers: z.strictObject({ mode: z.enum(['graduated', 'volume']), quantity, steps }).optional(),
    free_quota: z.strictObject({ quantity, amount: z.int().positive('must be more than 0') }).optional(),
    minimum: credits.optional(),
    cap: positiveCredits.optional(),
    rounding: roundingField.optional(),
    custom: z
      .string()
      .max(1_000)
      .superRefine((expression, context) => {
        const problem = explainExpression(expression);
        if (problem !== null) context.addIssue({ code: 'custom', message: problem, input: expression });
      })
      .optional()
      .meta({ description: 'Credits, as arithmetic over the job', example: 'max(1, metadata.pages * 0.05)' }),
    failed: unfinished,
    cancelled: unfinished,
    expired: unfinished,
  })
  .superRefine((rule, context) => {
    if (rule.match.alias === undefined) return;
    for (const part of Object.keys(rule).filter((key) => !ofEveryRule.includes(key))) {
      context.addIssue({
        code: 'custom',
        path: [part],
        message: `cannot be part of a rule for an alias; it may have ${[...perCallParts, discount].join(', ')}`,
        input: rule,
      });
    }
  });

export type PriceRule = z.output<typeof priceRule>;
export type Quantity = (typeof quantities)[number];

/** The rules of a version, from a request or from storage. No two may match the same, or have the same name. */
export const priceRules = z
  .array(priceRule)
  .min(1, 'needs at least one rule')
  .max(500)
  .superRefine((rules, context) => {
    refuseTwins(rules, ({ name: own }) => own, 'name', context);
    refuseTwins(rules, ({ match }) => matchKey(match), 'match', context);
  });

const matchKey = ({ organization_id, team_id, job_type, alias }: PriceRule['match']): string =>
  JSON.stringify([organization_id, team_id, job_type, alias]);

function refuseTwins(
  rules: readonly PriceRule[],
  keyOf: (rule: PriceRule) => string,
  field: string,
  context: z.RefinementCtx,
): void {
  rules.forEach((rule, place) => {
    const first = rules.findIndex((other) => keyOf(other) === keyOf(rule));
    if (first === place) return;
    const message = `is the same as in rule ${first} ("${rules[first]?.name}"); leave one out`;
    context.addIssue({ code: 'custom', path: [place, field], message, input: rules });
  });
}
