import { randomUUID } from 'node:crypto';
import { v5 } from 'uuid';
import type { JobTerms } from '#domain/ledger/account.ts';
import type { Operation } from '#domain/ledger/perform-operation.ts';
import { microCredits, nanoUsd } from '#domain/money.ts';
import { writeReceipt } from '#domain/receipts.ts';
import type { Database } from '../client.ts';
import { setCreditLimit } from '../repositories/credit-accounts.ts';
import { expireDueLots } from '../repositories/credit-lots.ts';
import { grantCredits, takeBackCredits } from '../repositories/grants.ts';
import type { Ledger } from '../repositories/ledger.ts';
import { refundJob } from '../repositories/refunds.ts';

/** A team of a scenario as it is stored. */
export type TeamInPostgres = { readonly teamId: string; readonly jobIds: readonly string[] };

/** Writes a team without credits and its open jobs, that hold nothing yet. */
export async function writeTeam({ pool }: Database, jobs: readonly JobTerms[]): Promise<TeamInPostgres> {
  const teamId = `team-${randomUUID()}`;
  const jobIds = jobs.map((_, place) => jobIdOf(teamId, place));
  const [estimates, minimums] = [jobs.map(({ estimate }) => estimate), jobs.map(({ minimum }) => minimum)];
  await pool.query({ name: 'write_simulated_team', text: insertTeam, values: [teamId, jobIds, estimates, minimums] });
  return { teamId, jobIds };
}

const insertTeam = `
  WITH organization AS (
    INSERT INTO organizations (id, name) VALUES ($1, 'Simulated')
  ), team AS (
    INSERT INTO teams (id, organization_id, name) VALUES ($1, $1, 'Simulated')
  ), account AS (
    INSERT INTO credit_accounts (team_id) VALUES ($1)
  )
  INSERT INTO jobs (id, team_id, organization_id, job_type, request_hash, price_version_id, credit_value_nano_usd,
                    estimate_micro_credits, minimum_micro_credits, deadline_at)
  SELECT job.id, $1, $1, 'simulated', '\\x00', v.id, v.credit_value_nano_usd, job.estimate, job.minimum,
         now() + interval '1 day'
  FROM unnest($2::uuid[], $3::bigint[], $4::bigint[]) AS job (id, estimate, minimum)
  CROSS JOIN price_book_versions v WHERE v.book_id = 'standard' AND v.number = 1`;

/** The model's clock: a tick is a day of a far year, and what is past its time lies as far before today. */
const TICK_ZERO = Date.UTC(2300, 0);
const TICK_MS = 86_400_000;
const INTO_THE_PAST_DAYS = 200_000;
const atTick = (tick: number): Date => new Date(TICK_ZERO + tick * TICK_MS);
const pastTick = (tick: number): Date => new Date(TICK_ZERO + (tick - INTO_THE_PAST_DAYS) * TICK_MS);

const passTime = `
  WITH lots AS (
    UPDATE credit_lots SET expires_at = expires_at - $3 * interval '1 day'
    WHERE team_id = $1 AND expires_at BETWEEN now() AND $2
  )
  UPDATE credit_accounts SET next_expiry_at = next_expiry_at - $3 * interval '1 day'
  WHERE team_id = $1 AND next_expiry_at BETWEEN now() AND $2`;

type Target = { readonly db: Database; readonly ledger: Ledger; readonly team: TeamInPostgres; readonly now: number };

/** Does one operation with the product's own functions, at the model's time. Answers whether it was done, now or before. */
export async function sendOperation({ db, ledger, team, now }: Target, operation: Operation): Promise<boolean> {
  const { teamId } = team;
  const jobId = 'job' in operation ? (team.jobIds[operation.job] ?? '') : '';
  switch (operation.kind) {
    case 'grant': {
      const { expiresAt: tick, key, priority } = operation;
      const expiresAt = tick === null ? null : tick <= now ? pastTick(tick) : atTick(tick);
      const amount = microCredits(operation.amount);
      const told = { source: 'promotion', payment: null, reason: 'Simulated' } as const;
      return (await grantCredits(db, { ...told, teamId, amount, priority, expiresAt, key })) !== null;
    }
    case 'take_back': {
      const taken = { teamId, amount: microCredits(operation.amount), reason: 'Simulated', key: operation.key };
      return (await takeBackCredits(db, taken)) !== null;
    }
    case 'refund': {
      const refund = { teamId, jobId, amount: microCredits(operation.amount), reason: 'Simulated', key: operation.key };
      return (await refundJob(db, refund)) !== null;
    }
    case 'hold':
      return (await ledger.hold(jobId)).outcome === 'held';
    case 'grow': {
      const [least, wanted] = [microCredits(operation.least), microCredits(operation.wanted)];
      const callId = v5(String(operation.call), jobId);
      return (await ledger.grow({ jobId, callId, least, wanted })).outcome === 'held';
    }
    case 'settle':
      await ledger.settle({ ...settled(operation.charged), jobId });
      return true;
    case 'expire':
      await expireDueLots(db, teamId);
      return true;
    case 'limit':
      return setCreditLimit(db, teamId, microCredits(operation.creditLimit));
    case 'wait': {
      await db.pool.query(passTime, [teamId, atTick(now + operation.ticks), INTO_THE_PAST_DAYS]);
      return true;
    }
  }
}

const settled = (amount: bigint) => {
  const charged = microCredits(amount);
  return {
    outcome: 'completed',
    charged,
    cost: nanoUsd(0n),
    receipt: writeReceipt('completed', { rule: 'simulated', charged, lines: [] }, []),
    delivered: 0,
    promptTokens: 0,
    completionTokens: 0,
    seconds: 0,
    shares: new Map(),
  } as const;
};

const jobIdOf = (teamId: string, place: number): string => v5(`${teamId}/${place}`, v5.URL);
