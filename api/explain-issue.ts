import type { z } from 'zod';

/**
 * What is wrong with a field, in words for the person who wrote the request. Undefined leaves it to zod's own words.
 * A schema's own message goes first.
 */
export function explainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'unrecognized_keys') return `is not known here; known are ${knownFields(issue.inst) || 'none'}`;
  if (issue.input === undefined) return 'is required';
  if (issue.code === 'invalid_type') return `must be ${withArticle(issue.expected)}, not ${kindOf(issue.input)}`;
  if (issue.code === 'too_small' && isNumeric(issue.origin))
    return `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
  if (issue.code === 'too_big' && isNumeric(issue.origin))
    return `must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
  if (issue.code === 'invalid_value')
    return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
  return undefined;
}

const knownFields = (schema: unknown): string =>
  Object.keys((schema as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def?.shape ?? {}).join(', ');

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Number.isNaN(value)) return 'something else';
  return withArticle(Array.isArray(value) ? 'array' : typeof value);
}

const isNumeric = (origin: string): boolean => ['number', 'int', 'bigint'].includes(origin);

const withArticle = (noun: string): string => (/^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`);
