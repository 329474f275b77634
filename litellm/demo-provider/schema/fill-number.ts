import { termsOf } from '../text/terms.ts';
import { type JsonSchema, typeOfSchema } from './json-schema.ts';
import type { Place } from './place.ts';

const NUMBER = /-?\d+(?:,\d{3})*(?:\.\d+)?/g;
const NEARBY_CHARACTERS = 60;

/** A number of the text near the property's name, or the first one, brought within the schema's bounds. */
export function fillNumber(schema: JsonSchema, { name, index }: Place, text: string): number {
  const isWhole = typeOfSchema(schema) === 'integer';
  const isShare = /confidence|probability|score|ratio/i.test(name) && schema.maximum === 1;
  const found = isShare ? 0.5 : (findNear(name, index, text) ?? index);
  return withinBounds(isWhole ? Math.round(found) : found, schema, isWhole);
}

function findNear(name: string, index: number, text: string): number | undefined {
  const numbers = [...text.matchAll(NUMBER)].map((match) => ({
    at: match.index,
    value: Number(match[0].replaceAll(',', '')),
  }));
  const lower = text.toLowerCase();
  const places = termsOf(name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ')).map((term) =>
    lower.indexOf(term),
  );
  const place = places.find((at) => at >= 0);
  const near = numbers.filter(({ at }) => place !== undefined && Math.abs(at - place) <= NEARBY_CHARACTERS);
  return (
    (index === 0 ? (near.find(({ at }) => at > (place ?? 0)) ?? near[0]) : undefined)?.value ?? numbers[index]?.value
  );
}

function withinBounds(wanted: number, schema: JsonSchema, isWhole: boolean): number {
  const step = schema.multipleOf ?? (isWhole ? 1 : 0);
  const low = lowest(schema, step);
  const high = highest(schema, step);
  const clamped = Math.min(Math.max(wanted, low), high);
  if (step === 0) return clamped;
  const stepped = Math.round(clamped / step) * step;
  const inside =
    stepped < low ? Math.ceil(low / step) * step : stepped > high ? Math.floor(high / step) * step : stepped;
  return Number(inside.toPrecision(12));
}

const gap = (bound: number, step: number): number => step || Math.max(Math.abs(bound) * 1e-6, 1e-6);

const lowest = ({ minimum = Number.NEGATIVE_INFINITY, exclusiveMinimum: open }: JsonSchema, step: number): number =>
  open === undefined ? minimum : Math.max(minimum, open + gap(open, step));

const highest = ({ maximum = Number.POSITIVE_INFINITY, exclusiveMaximum: open }: JsonSchema, step: number): number =>
  open === undefined ? maximum : Math.min(maximum, open - gap(open, step));
