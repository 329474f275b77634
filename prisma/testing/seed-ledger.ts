import { randomBytes } from 'node:crypto';
import { type Balance, emptyBalance } from '#domain/credits.ts';
import { microCredits } from '#domain/money.ts';
import type { Database } from '../client.ts';
import { balanceOf } from '../repositories/credit-accounts.ts';
import { createOrganization } from '../repositories/new-teams.ts';

/** A team with nothing but credits. Answers its id. */
export async function seedTeam(db: Database, availableMicroCredits: bigint): Promise<string> {
  const teamId = `team-${randomBytes(6).toString('hex')}`;
  await createOrganization(db, {
    organizationId: organizationOf(teamId),
    name: 'Test',
    ownKeysOnly: false,
    metadata: {},
    defaultTeam: {
      teamId,
      name: teamId,
      defaultModelAlias: null,
      metadata: {},
      accessGroups: [],
      credits: microCredits(availableMicroCredits),
      key: { name: 'first key', hash: randomBytes(32), prefix: 'sk-test' },
    },
  });
  return teamId;
}

/** An open job that holds nothing yet, of one credit when nothing else is said. Answers its id. */
export async function seedJob(
  { pool }: Database,
  teamId: string,
  estimate = 1_000_000n,
  minimum = estimate,
): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO jobs (id, team_id, organization_id, job_type, request_hash, deadline_at, price_version_id,
                       credit_value_nano_usd, estimate_micro_credits, minimum_micro_credits)
     SELECT gen_random_uuid(), t.id, t.organization_id, 'test', '\\x00', now() + interval '1 hour', v.id,
            v.credit_value_nano_usd, $2, $3
     FROM teams t CROSS JOIN price_book_versions v
     WHERE t.id = $1 AND v.book_id = 'standard' AND v.number = 1
     RETURNING id`,
    [teamId, estimate, minimum],
  );
  if (!rows[0]) throw new Error(`There is no team ${teamId} to make a job for`);
  return rows[0].id;
}

export async function readBalance({ prisma }: Database, teamId: string): Promise<Balance> {
  return balanceOf(await prisma.creditAccount.findUnique({ where: { teamId } }));
}

/** What a team's entries add up to: its balance must be the same. */
export async function sumOfEntries({ prisma }: Database, teamId: string): Promise<Balance> {
  const entries = await prisma.creditEntry.findMany({ where: { teamId } });
  const parts = Object.keys(emptyBalance) as (keyof Balance)[];
  return Object.fromEntries(
    parts.map((part) => [part, entries.reduce((sum, entry) => sum + entry[part], 0n)]),
  ) as Balance;
}

/** The kinds of a job's entries, in the order in which they were written. */
export async function entryKinds({ prisma }: Database, jobId: string): Promise<string[]> {
  const entries = await prisma.creditEntry.findMany({ where: { jobId }, orderBy: { id: 'asc' } });
  return entries.map(({ kind }) => kind);
}

const organizationOf = (teamId: string): string => `${teamId}-organization`;
