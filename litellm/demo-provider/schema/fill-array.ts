import { keyPhrases } from '../text/key-phrases.ts';
import type { JsonSchema } from './json-schema.ts';
import type { Fill, Place } from './place.ts';

type Source = { readonly text: string; readonly isDeep: boolean };

const USUAL_ITEMS = 3;
const TRIES_PER_ITEM = 20;

/** As many elements as the schema wants, three if it does not say; deep down as few as it allows. */
export function fillArray(schema: JsonSchema, place: Place, fill: Fill, { text, isDeep }: Source): unknown[] {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, prefixItems = [], items, uniqueItems } = schema;
  const count = Math.min(maxItems, Math.max(minItems, isDeep ? 0 : usualCount(place, text), prefixItems.length));
  const rest = typeof items === 'object' ? items : {};
  const last = items === false ? Math.min(count, prefixItems.length) : count;
  const filled: unknown[] = [];
  const seen = new Set<string>();
  for (let index = 0; filled.length < last && index < last * TRIES_PER_ITEM; index += 1) {
    const value = fill(prefixItems[filled.length] ?? rest, { name: place.name, depth: place.depth + 1, index });
    const isRepeated = seen.has(JSON.stringify(value));
    if (isRepeated && (uniqueItems || (filled.length >= minItems && filled.length >= prefixItems.length))) continue;
    seen.add(JSON.stringify(value));
    filled.push(value);
  }
  return filled;
}

const usualCount = ({ name }: Place, text: string): number =>
  /keyword|phrase|tag|topic/i.test(name) ? Math.max(1, keyPhrases(text, USUAL_ITEMS).length) : USUAL_ITEMS;
