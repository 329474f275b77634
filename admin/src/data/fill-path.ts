import type { ResourceRoutes, Row } from './resource-routes.ts';

const SEPARATOR = '~';

/** The path with values in the place of its `:fields`, and the values it did not use. Throws when one is missing. */
export function fillPath(path: string, values: Row): { readonly path: string; readonly rest: Row } {
  const rest = { ...values };
  const filled = path.replaceAll(/:([a-z_]+)/g, (_all, field: string) => {
    const value = values[field];
    if (value === undefined || value === null || value === '') throw new Error(`${path} needs ${field}`);
    delete rest[field];
    return encodeURIComponent(String(value));
  });
  return { path: filled, rest };
}

/** What an address in the pages knows a record by. */
export const idOf = ({ id }: ResourceRoutes, row: Row): string => id.map((field) => String(row[field])).join(SEPARATOR);

/** The fields that an id was made of. An id of one field may hold the separator. */
export function fieldsOfId({ id: fields }: ResourceRoutes, id: string): Row {
  const values = fields.length === 1 ? [id] : id.split(SEPARATOR);
  return Object.fromEntries(fields.map((field, place) => [field, values[place]]));
}
