import { z } from 'zod';
import { priceRules } from '#domain/pricing/price-rule.ts';
import { explainIssue } from '../explain-issue.ts';
import { slug, timestamp } from './fields.ts';
import { listQuery, nextCursor } from './lists.ts';
import { description, moment, text, usd } from './operator-fields.ts';
import { spanEnd } from './time-spans.ts';

const { $schema: _, ...rulesJsonSchema } = z.toJSONSchema(priceRules, { io: 'input', unrepresentable: 'any' });

/** Rules that have been checked, and stay as they were sent. */
const rules = z
  .array(z.record(z.string(), z.unknown()))
  .superRefine((value, context) => {
    for (const { path, message } of priceRules.safeParse(value, { error: explainIssue }).error?.issues ?? [])
      context.addIssue({ code: 'custom', path, message, input: value });
  })
  .meta(rulesJsonSchema as Record<string, unknown>);

const creditValue = usd
  .refine((value) => value > 0n, 'must be more than 0')
  .meta({ description: 'What one credit is worth, in USD', example: 0.1 });

/** A name of a route; a book of this id could not be asked for. */
const RESERVED = ['explain', 'create'];

export const createPriceBookBody = z.strictObject({
  book_id: slug.refine((id) => !RESERVED.includes(id), `may not be ${RESERVED.join(' or ')}`),
  name: text(200),
  description: description.default(''),
});

export const updatePriceBookBody = z.strictObject({
  name: text(200).optional(),
  description: description.optional(),
  is_default: z
    .boolean()
    .optional()
    .meta({ description: 'true: it counts where neither team nor organization has one' }),
});

const number = z.coerce.number().int().min(1).max(1_000_000);
export const priceBookParams = z.object({ book_id: slug });
export const priceVersionParams = z.object({ book_id: slug, number });
export const priceBookListQuery = z.strictObject({ ...listQuery(['book_id', 'name', 'created_at'], 'asc') });

export const priceVersionListQuery = z.strictObject({ ...listQuery(['number', 'created_at'], 'desc') });

export const priceVersionBody = z.strictObject({ credit_value_usd: creditValue, rules, note: description.default('') });

export const publishVersionBody = z
  .strictObject({
    effective_from: moment.nullable().default(null).meta({ description: 'Not in the past; now when left out' }),
  })
  .prefault({});

export const priceBookView = z.object({
  book_id: z.string(),
  name: z.string(),
  description: z.string(),
  is_default: z.boolean(),
  created_at: timestamp,
});
export const priceBookList = z.object({ total: z.int(), next_cursor: nextCursor, price_books: z.array(priceBookView) });

export const priceVersionView = z.object({
  book_id: z.string(),
  number: z.int(),
  status: z.enum(['draft', 'published']),
  effective_from: timestamp.nullable(),
  credit_value_usd: z.number(),
  rules: z.array(z.record(z.string(), z.unknown())),
  note: z.string(),
  created_at: timestamp,
  published_at: timestamp.nullable(),
});
export const priceVersionList = z.object({
  total: z.int(),
  next_cursor: nextCursor,
  versions: z.array(priceVersionView),
});
export const deletedPriceVersion = z.object({ book_id: z.string(), number: z.int(), message: z.string() });

export const assignPriceBookBody = z.strictObject({
  price_book_id: slug.nullable().meta({ description: "Null: the organization's for a team, else the default book" }),
});
export const assignedTeamBook = z.object({ team_id: z.string(), price_book_id: z.string().nullable() });
export const assignedOrganizationBook = z.object({ organization_id: z.string(), price_book_id: z.string().nullable() });

export const explainPriceQuery = z.strictObject({
  team_id: slug,
  job_type: text(100),
  alias: slug.optional().meta({ description: 'Explains the price of a call by this alias instead of the job’s own' }),
});

const candidate = z.object({
  name: z.string(),
  counts: z.boolean(),
  matches: z.boolean(),
  weight: z
    .int()
    .meta({ description: 'The most specific match has the most: team 8, organization 4, alias 2, job type 1' }),
  why: z.string(),
});

export const priceExplanation = z.object({
  book_id: z.string(),
  version: z.int(),
  why: z.string(),
  budget_mode: z
    .string()
    .meta({ description: 'Other than job_based, the team pays at its own rate and no rule counts' }),
  credit_value_usd: z.number(),
  rule: z.record(z.string(), z.unknown()).nullable().meta({ description: 'As it was written. Null: the price is 0' }),
  candidates: z.array(candidate),
});

export const simulateBody = z
  .strictObject({
    version: z.int().positive().optional().meta({ description: 'A version of the book, draft or published' }),
    credit_value_usd: creditValue.optional(),
    rules: rules.optional(),
    from: spanEnd.meta({ description: 'Jobs closed then or later' }),
    to: spanEnd.meta({ description: 'Jobs closed before' }),
    team_id: slug.optional(),
    job_type: text(100).optional(),
  })
  .superRefine(({ version, credit_value_usd: value, rules: own, from, to }, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (version !== undefined && (value !== undefined || own !== undefined))
      refuse('version', 'cannot go with credit_value_usd and rules: give one or the other');
    if (version === undefined && value === undefined) refuse('credit_value_usd', 'is required without version');
    if (version === undefined && own === undefined) refuse('rules', 'is required without version');
    if (from >= to) refuse('to', 'must be after from');
  });

const simulated = {
  jobs: z.int(),
  credits_charged: z.number(),
  credits_simulated: z.number(),
  credits_delta: z.number(),
  price_usd_before: z
    .number()
    .meta({ description: 'What was charged, before any refund, at the value of a credit then' }),
  price_usd_after: z.number(),
  cost_usd: z.number(),
  margin_usd_before: z.number(),
  margin_usd_after: z.number(),
};
export const simulation = z.object({
  total: z.object(simulated),
  teams: z.array(z.object({ team_id: z.string(), ...simulated })).meta({ description: 'The largest change first' }),
});

/** A rule as requests have it, before anything is filled in. */
export type WrittenRule = z.input<typeof priceRules>[number];
