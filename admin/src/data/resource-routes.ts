/** How the API serves one kind of record. */
export type ResourceRoutes = {
  /** GET here answers `{total, [rows]: […]}`, by limit and offset. */
  readonly list: string;
  readonly rows: string;
  /** What an address in the pages knows a record by. */
  readonly idOf: (row: Row) => string;
  readonly one: (id: string) => string;
  /** The record within what `one` answers, where that is not the answer itself. */
  readonly recordIn?: (answer: Row) => Row;
};

export type Row = Readonly<Record<string, unknown>>;

const teams: ResourceRoutes = {
  list: '/teams',
  rows: 'teams',
  idOf: (row) => String(row.team_id),
  one: (id) => `/teams/${encodeURIComponent(id)}`,
};

const organizations: ResourceRoutes = {
  list: '/organizations',
  rows: 'organizations',
  idOf: (row) => String(row.organization_id),
  one: (id) => `/organizations/${encodeURIComponent(id)}`,
};

/** The API finds a job by its team too. `~` is in neither id. */
const jobs: ResourceRoutes = {
  list: '/jobs',
  rows: 'jobs',
  idOf: (row) => `${String(row.team_id)}~${String(row.job_id)}`,
  one: (id) => `/jobs/teams/${id.split('~').map(encodeURIComponent).join('/')}`,
  recordIn: ({ job, calls }) => ({ ...(job as Row), calls }),
};

const routes: Readonly<Record<string, ResourceRoutes>> = { teams, organizations, jobs };

/** Throws for a resource that has no routes. */
export function routesOf(resource: string): ResourceRoutes {
  const found = routes[resource];
  if (!found) throw new Error(`${resource} is not served by the API`);
  return found;
}
