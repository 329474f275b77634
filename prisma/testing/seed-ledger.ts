import { randomBytes, randomUUID } from 'node:crypto';
import { type Balance, emptyBalance } from '#domain/credits.ts';
import { microCredits } from '#domain/money.ts';
import type { Database } from '../client.ts';
import { balanceOf } from '../repositories/credit-accounts.ts';
import { insertJob } from '../repositories/jobs.ts';
import { createOrganization } from '../repositories/new-teams.ts';

/** A team with nothing but credits. Answers its id. */
export async function seedTeam(db: Database, availableMicroCredits: bigint): Promise<string> {
  const teamId = `team-${randomBytes(6).toString('hex')}`;
  await createOrganization(db, {
    organizationId: organizationOf(teamId),
    name: 'Test',
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

/** An open job at this price that holds nothing yet. Answers its id. */
export async function seedJob(db: Database, teamId: string, priceMicroCredits = 1_000_000n): Promise<string> {
  const jobId = randomUUID();
  const jobType = `costs-${priceMicroCredits}`;
  await db.pool.query(
    `INSERT INTO prices (id, job_type, micro_credits_per_job) SELECT gen_random_uuid(), $1, $2
     WHERE NOT EXISTS (SELECT FROM prices WHERE job_type = $1)`,
    [jobType, priceMicroCredits],
  );
  await insertJob(db, {
    jobId,
    teamId,
    organizationId: organizationOf(teamId),
    jobType,
    userId: null,
    externalTaskId: null,
    metadata: {},
    requestHash: randomBytes(32),
    deadlineSeconds: 3_600,
  });
  return jobId;
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
