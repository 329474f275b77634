import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { explainIssue } from './explain-issue.ts';

const explain = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: explainIssue }).error?.issues.map(({ message }) => message);

describe('explainIssue', () => {
  it('says that a missing field is required', () => {
    expect(explain(z.object({ name: z.string() }), {})).toEqual(['is required']);
    expect(explain(z.object({ role: z.enum(['a', 'b']) }), {})).toEqual(['is required']);
  });

  it('says what a field must be and what it is', () => {
    expect(explain(z.string(), 7)).toEqual(['must be a string, not a number']);
    expect(explain(z.array(z.string()), 'x')).toEqual(['must be an array, not a string']);
    expect(explain(z.object({}), [])).toEqual(['must be an object, not an array']);
    expect(explain(z.string(), null)).toEqual(['must be a string, not null']);
    expect(explain(z.coerce.number(), 'many')).toEqual(['must be a number, not something else']);
  });

  it('names the limits of a number', () => {
    expect(explain(z.number().min(1), 0)).toEqual(['must be at least 1']);
    expect(explain(z.number().gt(0), 0)).toEqual(['must be more than 0']);
    expect(explain(z.int().max(5), 6)).toEqual(['must be at most 5']);
  });

  it('lists what may be chosen', () => {
    expect(explain(z.enum(['active', 'inactive']), 'off')).toEqual(['must be "active" or "inactive"']);
  });

  it('lists the known fields when one is not known', () => {
    expect(
      explain(z.strictObject({ name: z.string(), reason: z.string().optional() }), { name: 'x', nmae: 1 }),
    ).toEqual(['is not known here; known are name, reason']);
    expect(explain(z.strictObject({}), { limit: 1 })).toEqual(['is not known here; known are none']);
  });

  it('leaves a schema its own words', () => {
    expect(explain(z.string().min(1, 'must not be empty'), '')).toEqual(['must not be empty']);
    expect(explain(z.uuid('is not a job id'), 'x')).toEqual(['is not a job id']);
  });
});
