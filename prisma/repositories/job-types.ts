import type { Database } from '../client.ts';

export const marginActions = ['alert', 'refuse', 'switch'] as const;

export type MarginAction = (typeof marginActions)[number];

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
