import type { Row } from '../data/resource-routes.ts';

type AliasRow = Row & { readonly alias: string };

/** Limits as a form holds them: those of aliases are rows. */
export const limitsForm = (limits: Row): Row => {
  const { aliases = {}, ...rest } = limits;
  return { ...rest, aliases: Object.entries(aliases as Row).map(([alias, own]) => ({ alias, ...(own as Row) })) };
};

/** What the API is sent for them: what is left empty is no limit. */
export const limitsBody = (form: Row = {}): Row => {
  const { aliases, ...rest } = form;
  const rows = ((aliases ?? []) as readonly AliasRow[]).filter(({ alias }) => alias);
  return {
    ...withoutEmpty(rest),
    ...(rows.length > 0 && {
      aliases: Object.fromEntries(rows.map(({ alias, ...own }) => [alias, withoutEmpty(own)])),
    }),
  };
};

const withoutEmpty = (fields: Row): Row =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  );
