import type { DataProvider, GetManyResult, GetOneResult, RaRecord } from 'react-admin';
import { requestApi } from '../api/request-api.ts';
import { fieldsOfId, fillPath } from './fill-path.ts';
import { listRecords, toRecord } from './list-records.ts';
import type { ResourceRoutes, Row } from './resource-routes.ts';
import type { RoutesByResource } from './routes-context.ts';
import { createBody, updateBody } from './write-body.ts';

/** Reads, makes and changes records through the REST API, as the routes of each resource say. Actions delete them. */
export function createDataProvider(routesByResource: RoutesByResource): DataProvider {
  const routesOf = (resource: string): ResourceRoutes => {
    const routes = routesByResource[resource];
    if (!routes) throw new Error(`${resource} is not served by the API`);
    return routes;
  };
  return {
    supportAbortSignal: true,
    getList: async (resource, params) => listRecords(routesOf(resource), params),

    async getOne(resource, { id, signal }): Promise<GetOneResult> {
      return { data: await getRecord(routesOf(resource), String(id), signal) };
    },

    async getMany(resource, { ids, signal }): Promise<GetManyResult> {
      const routes = routesOf(resource);
      return { data: await Promise.all(ids.map((id) => getRecord(routes, String(id), signal))) };
    },

    async getManyReference(resource, { target, id, filter, ...rest }) {
      return listRecords(routesOf(resource), { ...rest, filter: { ...filter, [target]: id } });
    },

    async create(resource, { data }) {
      return { data: await createRecord(routesOf(resource), data) };
    },

    async update(resource, { id, data, previousData }) {
      return { data: await updateRecord(routesOf(resource), String(id), data, previousData) };
    },

    delete: refuse,
    updateMany: refuse,
    deleteMany: refuse,
  } as DataProvider;
}

async function getRecord(routes: ResourceRoutes, id: string, signal?: AbortSignal): Promise<RaRecord> {
  if (!routes.one) throw new Error('The API does not show one of these alone.');
  const { path } = fillPath(routes.one, fieldsOfId(routes, id));
  const answer = await requestApi<Row>(path, { signal });
  return toRecord(routes, routes.recordIn?.(answer) ?? answer);
}

async function createRecord(routes: ResourceRoutes, data: Row): Promise<RaRecord> {
  if (!routes.create) throw new Error('These cannot be created here.');
  const { path } = fillPath(routes.create.path, data);
  const answer = await requestApi<Row>(path, { method: 'POST', body: createBody(routes.create, data) });
  return toRecord(routes, { ...data, ...answer });
}

async function updateRecord(routes: ResourceRoutes, id: string, data: Row, previous: Row = {}): Promise<RaRecord> {
  if (!routes.update) throw new Error('These cannot be changed here.');
  const { path } = fillPath(routes.update.path, fieldsOfId(routes, id));
  const { method } = routes.update;
  const answer = await requestApi<Row>(path, { method, body: updateBody(routes.update, data, previous) });
  return toRecord(routes, { ...previous, ...data, ...answer });
}

async function refuse(resource: string): Promise<never> {
  throw new Error(`${resource} are changed one by one, and deleted by an action.`);
}
