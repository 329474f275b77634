import type { Database } from '../client.ts';

const countOpen = {
  name: 'count_open_jobs',
  text: `SELECT count(*)::int AS count FROM jobs WHERE organization_id = $1 AND status IN ('pending', 'in_progress')`,
};

/** How many jobs of an organization are open now. */
export async function countOpenJobs({ pool }: Database, organizationId: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>({ ...countOpen, values: [organizationId] });
  return rows[0]?.count ?? 0;
}
