import type { GetListParams, GetListResult, QueryFunctionContext, RaRecord } from 'react-admin';
import { requestApi } from '../api/request-api.ts';
import { fillPath, idOf } from './fill-path.ts';
import type { ResourceRoutes, Row } from './resource-routes.ts';

type ListParams = Partial<GetListParams> & QueryFunctionContext;

const LONGEST_LIST = 1_000;

/** One page of records, as the API lists them. */
export async function listRecords(routes: ResourceRoutes, params: ListParams): Promise<GetListResult> {
  const { pagination: { page, perPage } = { page: 1, perPage: 25 }, filter, signal } = params;
  const offset = (page - 1) * perPage;
  if (!routes.searchIn) return askForMany(routes, { filter, limit: perPage, offset, signal });

  const { q, ...query } = filter ?? {};
  const { data } = await askForRows(routes, { ...query, limit: LONGEST_LIST, offset: 0 }, signal);
  const found = data.filter((record) => holds(record, routes.searchIn ?? [], String(q ?? '')));
  return { data: found.slice(offset, offset + perPage), total: found.length };
}

export function toRecord(routes: ResourceRoutes, row: Row): RaRecord {
  const shown = Object.entries(row).filter(([field]) => !routes.secrets?.includes(field));
  return { ...Object.fromEntries(shown), id: idOf(routes, row) };
}

type Part = {
  readonly filter: Row | undefined;
  readonly limit: number;
  readonly offset: number;
  readonly signal: AbortSignal | undefined;
};

/** The API gives at most 1,000 records at once; an export asks for more. */
async function askForMany(routes: ResourceRoutes, { filter, limit, offset, signal }: Part) {
  const all: RaRecord[] = [];
  for (;;) {
    const query = { ...filter, limit: Math.min(limit - all.length, LONGEST_LIST), offset: offset + all.length };
    const { data, total } = await askForRows(routes, query, signal);
    all.push(...data);
    if (data.length < LONGEST_LIST || all.length >= limit || offset + all.length >= total) return { data: all, total };
  }
}

async function askForRows(routes: ResourceRoutes, filter: Row, signal: AbortSignal | undefined) {
  const { list, rows = '', total = 'total' } = routes;
  if (!list) throw new Error('The API has no list of these.');
  const { path, rest: query } = fillPath(list, filter);
  const answer = await requestApi<Row>(path, { query, signal });
  // What a row shares with the whole list, such as its team, stands beside the rows.
  const shared = Object.fromEntries(routes.id.flatMap((field) => (field in answer ? [[field, answer[field]]] : [])));
  const records = (answer[rows] as Row[]).map((row) => toRecord(routes, { ...shared, ...row }));
  return { data: records, total: Number(answer[total]) };
}

const holds = (record: Row, fields: readonly string[], part: string): boolean =>
  fields.some((field) => String(record[field]).toLowerCase().includes(part.toLowerCase()));
