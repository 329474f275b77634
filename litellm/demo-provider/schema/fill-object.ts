import type { JsonSchema } from './json-schema.ts';
import type { Fill, Place } from './place.ts';

/** Every property the schema names; deep down only those it requires, or a recursive schema would not end. */
export function fillObject(schema: JsonSchema, { depth, name, index }: Place, fill: Fill, isDeep: boolean): object {
  const { properties = {}, required = [], additionalProperties, minProperties = 0 } = schema;
  const extra = typeof additionalProperties === 'object' ? additionalProperties : {};
  const names = new Set([...(isDeep ? [] : Object.keys(properties)), ...required]);
  for (let number = 1; names.size < minProperties; number += 1) names.add(`${name || 'property'}_${number}`);
  const mayHaveMore = names.size === 0 && !isDeep && typeof additionalProperties === 'object';
  if (mayHaveMore) names.add(name || 'property');
  const entries = [...names].map((key) => [
    key,
    fill(properties[key] ?? extra, { name: key, depth: depth + 1, index }),
  ]);
  return Object.fromEntries(entries);
}
