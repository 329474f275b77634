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
  const sorted = { ...filter, ...orderOf(routes, params) };
  if (!routes.searchIn) return askForRows(routes, { ...sorted, limit: perPage, offset }, signal);

  const { q, ...query }: Row = sorted;
  const { data } = await askForRows(routes, { ...query, limit: LONGEST_LIST, offset: 0 }, signal);
  const found = data.filter((record) => holds(record, routes.searchIn ?? [], String(q ?? '')));
  return { data: found.slice(offset, offset + perPage), total: found.length };
}

/** The order that the pages ask for, where the API knows it. */
function orderOf({ sorts = [] }: ResourceRoutes, { sort }: ListParams): Row {
  if (!sort || !sorts.includes(sort.field)) return {};
  return { sort: sort.field, order: sort.order.toLowerCase() };
}

export function toRecord(routes: ResourceRoutes, row: Row): RaRecord {
  const shown = Object.entries(row).filter(([field]) => !routes.secrets?.includes(field));
  return { ...Object.fromEntries(shown), id: idOf(routes, row) };
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
