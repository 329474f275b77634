import { badRequest } from '../provider-error.ts';
import { fillFormat } from './fill-format.ts';
import type { JsonSchema } from './json-schema.ts';
import { matchPattern } from './match-pattern.ts';
import type { Place } from './place.ts';
import { quoteByName } from './quote-by-name.ts';

/** Words of the text that the property's name suggests, in the form and length the schema demands. */
export function fillString(schema: JsonSchema, place: Place, text: string): string {
  const { format, pattern } = schema;
  if (pattern !== undefined) return fillPattern(pattern, schema, place, text);
  const formatted = format === undefined ? undefined : fillFormat(format, place, text);
  return formatted ?? fitLength(quoteByName(place, text), schema);
}

function fillPattern(pattern: string, schema: JsonSchema, place: Place, text: string): string {
  const expression = compile(pattern);
  const anywhere = pattern.replace(/^\^/, '').replace(/\$$/, '');
  const candidates = [
    quoteByName(place, text),
    ...[...text.matchAll(compile(anywhere, 'gu'))].map(([found]) => found),
    matchPattern(pattern, place.index, schema.minLength ?? 0),
  ];
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  const fits = (one: string) => expression.test(one) && one.length >= minLength && one.length <= maxLength;
  const fitting = candidates.find(fits);
  if (fitting === undefined) throw badRequest(`The demo cannot make a string for the pattern ${pattern}`);
  return fitting;
}

function compile(pattern: string, flags = 'u'): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    throw badRequest(`The schema's pattern is not a regular expression: ${pattern}`);
  }
}

function fitLength(text: string, { minLength = 0, maxLength = Number.POSITIVE_INFINITY }: JsonSchema): string {
  const letters = [...text];
  if (letters.length > maxLength) return letters.slice(0, maxLength).join('');
  return letters.length < minLength ? text.padEnd(minLength, '.') : text;
}
