import { describe, expect, it } from 'vitest';
import { resources } from '../admin/src/resources.ts';
import { routes } from '../api/routes/index.ts';

const asCsv = new Set<string>(routes.filter(({ rows }) => rows).map(({ path }) => path));
const lists = resources.flatMap(({ name, routes }) =>
  routes?.list ? [{ name, list: routes.list, hasCsv: routes.hasCsv ?? false }] : [],
);

describe('a list of the operators’ pages', () => {
  it.each(lists)('$name can be downloaded as CSV where the API has it so', ({ list, hasCsv }) => {
    const path = `/api${list.split('?')[0]}`;
    expect(hasCsv).toBe(asCsv.has(path));
  });
});
