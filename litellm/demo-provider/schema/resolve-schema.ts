import { badRequest } from '../provider-error.ts';
import type { JsonSchema } from './json-schema.ts';

const MAX_HOPS = 50;

/** A schema without `$ref`, `allOf`, `anyOf` and `oneOf`: references followed, parts merged, the first branch taken. */
export function resolveSchema(schema: JsonSchema, root: JsonSchema, isDeep: boolean, hops = 0): JsonSchema {
  if (hops > MAX_HOPS) throw badRequest(`The schema refers to itself for ever at ${schema.$ref ?? 'a combination'}`);
  const again = (part: JsonSchema) => resolveSchema(part, root, isDeep, hops + 1);
  const { $ref, allOf, anyOf, oneOf, ...rest } = schema;
  if ($ref !== undefined) return again(merge(lookUp($ref, root), rest));
  if (allOf)
    return again(allOf.map(again).reduce(merge, { ...rest, ...(anyOf && { anyOf }), ...(oneOf && { oneOf }) }));
  const branches = anyOf ?? oneOf;
  if (!branches?.length) return schema;
  return again(merge(pickBranch(branches, isDeep), rest));
}

/** The first branch that is not null; deep down the one that ends soonest, or a recursive schema would not end. */
function pickBranch(branches: readonly JsonSchema[], isDeep: boolean): JsonSchema {
  const isNull = ({ type, const: value }: JsonSchema) => type === 'null' || value === null;
  const isPlain = ({ $ref, type }: JsonSchema) => !$ref && type !== 'object' && type !== 'array';
  const wanted = isDeep ? (branches.find(isNull) ?? branches.find(isPlain)) : branches.find((one) => !isNull(one));
  return wanted ?? branches[0] ?? {};
}

function lookUp(reference: string, root: JsonSchema): JsonSchema {
  if (!reference.startsWith('#'))
    throw badRequest(`The demo follows references within the schema only, not ${reference}`);
  const steps = reference.slice(1).split('/').slice(1).map(unescapeStep);
  const found = steps.reduce<unknown>(
    (part, step) => (isObject(part) && Object.hasOwn(part, step) ? part[step] : undefined),
    root,
  );
  if (!isObject(found)) throw badRequest(`The schema refers to ${reference}, which it does not have`);
  return found;
}

const unescapeStep = (step: string): string => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function merge(a: JsonSchema, b: JsonSchema): JsonSchema {
  return {
    ...a,
    ...b,
    ...(a.properties && b.properties && { properties: { ...a.properties, ...b.properties } }),
    ...(a.required && b.required && { required: [...new Set([...a.required, ...b.required])] }),
    ...(a.enum && b.enum && { enum: a.enum.filter((value) => b.enum?.includes(value)) }),
    ...bound('minimum', Math.max, a, b),
    ...bound('maximum', Math.min, a, b),
    ...bound('minLength', Math.max, a, b),
    ...bound('maxLength', Math.min, a, b),
    ...bound('minItems', Math.max, a, b),
    ...bound('maxItems', Math.min, a, b),
  };
}

type Bound = 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'minItems' | 'maxItems';

function bound(name: Bound, stricter: (a: number, b: number) => number, a: JsonSchema, b: JsonSchema): JsonSchema {
  const [left, right] = [a[name], b[name]];
  return left !== undefined && right !== undefined ? { [name]: stricter(left, right) } : {};
}
