import type { JsonSchema } from './json-schema.ts';

/** Where a value stands: its property's name, how deep it is, and which element of its list. */
export type Place = { readonly name: string; readonly depth: number; readonly index: number };

export type Fill = (schema: JsonSchema, place: Place) => unknown;
