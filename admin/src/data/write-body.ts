import type { ResourceRoutes, Row } from './resource-routes.ts';

/** What a form sends to make a record: fields that are left empty are left out. */
export function createBody({ fields, toBody = asItIs }: NonNullable<ResourceRoutes['create']>, data: Row): Row {
  const given = fields.filter((field) => data[field] !== undefined && data[field] !== null && data[field] !== '');
  return toBody(pick(data, given));
}

/** What a form sends to change a record: the fields that are no longer as they were. */
export function updateBody(
  { fields, toBody = asItIs }: NonNullable<ResourceRoutes['update']>,
  data: Row,
  previous: Row,
): Row {
  const changed = fields.filter((field) => data[field] !== undefined && !isSame(data[field], previous[field]));
  return toBody(pick(data, changed));
}

const asItIs = (fields: Row): Row => fields;

const pick = (data: Row, fields: readonly string[]): Row =>
  Object.fromEntries(fields.map((field) => [field, data[field]]));

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
