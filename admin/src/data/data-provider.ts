import type {
  DataProvider,
  GetListParams,
  GetListResult,
  GetManyResult,
  GetOneResult,
  QueryFunctionContext,
  RaRecord,
} from 'react-admin';
import { requestApi } from '../api/request-api.ts';
import { type ResourceRoutes, type Row, routesOf } from './resource-routes.ts';

/** Reads records through the REST API. These pages change nothing yet. */
export const dataProvider: DataProvider = {
  supportAbortSignal: true,

  getList: listRecords,

  async getOne(resource, { id, signal }): Promise<GetOneResult> {
    return { data: await getRecord(resource, String(id), signal) };
  },

  async getMany(resource, { ids, signal }): Promise<GetManyResult> {
    return { data: await Promise.all(ids.map((id) => getRecord(resource, String(id), signal))) };
  },

  async getManyReference(resource, { target, id, filter, ...rest }) {
    return listRecords(resource, { ...rest, filter: { ...filter, [target]: id } });
  },

  create: refuse,
  update: refuse,
  updateMany: refuse,
  delete: refuse,
  deleteMany: refuse,
};

async function listRecords(resource: string, params: GetListParams & QueryFunctionContext): Promise<GetListResult> {
  const { pagination, filter, signal } = params;
  const { page, perPage } = pagination ?? { page: 1, perPage: 25 };
  const routes = routesOf(resource);
  const query = { ...filter, limit: perPage, offset: (page - 1) * perPage };
  const answer = await requestApi<Row & { total: number }>(routes.list, { query, signal });
  const rows = answer[routes.rows] as Row[];
  return { data: rows.map((row) => toRecord(routes, row)), total: answer.total };
}

async function getRecord(resource: string, id: string, signal?: AbortSignal): Promise<RaRecord> {
  const routes = routesOf(resource);
  const answer = await requestApi<Row>(routes.one(id), { signal });
  return toRecord(routes, routes.recordIn?.(answer) ?? answer);
}

const toRecord = (routes: ResourceRoutes, row: Row): RaRecord => ({ ...row, id: routes.idOf(row) });

async function refuse(resource: string): Promise<never> {
  throw new Error(`These pages cannot change ${resource}. Use the API.`);
}
