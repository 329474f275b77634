import type { MarginAction } from '#domain/margin-guard.ts';
import type { PageRequest } from '#domain/pages.ts';
import type { Database } from '../client.ts';
import { type Listing, type ListPage, listPage } from '../list-page.ts';

/** The margin that operators ask of running jobs, and what to do below it. */
export type MarginGuard = {
  /** Hundredths of a percent of the price. */
  readonly floorBasisPoints: number;
  readonly action: MarginAction;
  /** Which alias takes further calls, when the action is to switch. */
  readonly switchToAlias: string | null;
};

const findGuard = {
  name: 'find_margin_guard',
  text: `
    SELECT margin_floor_basis_points AS "floorBasisPoints", margin_action AS action, switch_to_alias AS "switchToAlias"
    FROM job_types WHERE job_type = $1 AND margin_floor_basis_points IS NOT NULL`,
};

/** The guard of a job type, or null when it has no floor. */
export async function findMarginGuard({ pool }: Database, jobType: string): Promise<MarginGuard | null> {
  const { rows } = await pool.query<MarginGuard>({ ...findGuard, values: [jobType] });
  return rows[0] ?? null;
}

/** What operators have set for a kind of job. The dates are null while everything is as it comes. */
export type JobType = {
  readonly jobType: string;
  readonly floorBasisPoints: number | null;
  readonly action: MarginAction;
  readonly switchToAlias: string | null;
  /** The alias or access group of calls that name none. */
  readonly defaultModel: string | null;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
};

const listing: Listing = {
  from: 'job_types t',
  id: { sql: 't.job_type', type: 'text' },
  sorts: {
    job_type: { sql: 't.job_type', type: 'text' },
    created_at: { sql: 't.created_at', type: 'timestamptz' },
    updated_at: { sql: 't.updated_at', type: 'timestamptz' },
  },
};

/** Job types that operators have settings for. */
export async function listJobTypes(db: Database, page: PageRequest): Promise<ListPage<JobType>> {
  return listPage(db, {
    listing,
    page,
    where: [],
    idOf: ({ jobType }) => jobType,
    load: async (ids) => (await db.prisma.jobType.findMany({ where: { jobType: { in: ids } } })).map(toJobType),
  });
}

/** A job type's settings. A type that nobody has set anything for has no floor. */
export async function findJobType({ prisma }: Database, jobType: string): Promise<JobType> {
  const row = await prisma.jobType.findUnique({ where: { jobType } });
  if (row) return toJobType(row);
  return {
    jobType,
    floorBasisPoints: null,
    action: 'alert',
    switchToAlias: null,
    defaultModel: null,
    createdAt: null,
    updatedAt: null,
  };
}

export type JobTypeSettings = Pick<JobType, 'floorBasisPoints' | 'action' | 'switchToAlias' | 'defaultModel'>;

/** Replaces a job type's settings. Running jobs go by them within a second. */
export async function saveJobType({ prisma }: Database, jobType: string, settings: JobTypeSettings): Promise<JobType> {
  const { floorBasisPoints, action, switchToAlias, defaultModel } = settings;
  const columns = { marginFloorBasisPoints: floorBasisPoints, marginAction: action, switchToAlias, defaultModel };
  const where = { jobType };
  return toJobType(await prisma.jobType.upsert({ where, create: { jobType, ...columns }, update: columns }));
}

type JobTypeRow = Pick<JobType, 'jobType' | 'switchToAlias' | 'defaultModel' | 'createdAt' | 'updatedAt'> & {
  readonly marginFloorBasisPoints: number | null;
  readonly marginAction: string;
};

const toJobType = (row: JobTypeRow): JobType => ({
  jobType: row.jobType,
  floorBasisPoints: row.marginFloorBasisPoints,
  action: row.marginAction as MarginAction,
  switchToAlias: row.switchToAlias,
  defaultModel: row.defaultModel,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
});

const findDefault = {
  name: 'find_default_model',
  text: `
    SELECT default_model AS model FROM job_types
    WHERE job_type = coalesce($1, (SELECT job_type FROM jobs WHERE id = $2 AND team_id = $3))`,
};

/** A job by what is known of it. */
export type TypedJob = { readonly jobType: string } | { readonly jobId: string; readonly teamId: string };

/** What calls of a job use that name no model, or null. */
export async function findDefaultModel({ pool }: Database, job: TypedJob): Promise<string | null> {
  const values = 'jobType' in job ? [job.jobType, null, null] : [null, job.jobId, job.teamId];
  const { rows } = await pool.query<{ model: string | null }>({ ...findDefault, values });
  return rows[0]?.model ?? null;
}
