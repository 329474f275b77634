import type { MicroCredits } from '#domain/money.ts';
import type { Database } from '../client.ts';
import { type CreditEntry, ENTRY_COLUMNS } from './credit-entries.ts';

export type Refund = {
  readonly teamId: string;
  readonly jobId: string;
  /** Null: all that is left of the charge. */
  readonly amount: MicroCredits | null;
  readonly reason: string;
  readonly key: string | null;
};

const refundOne = {
  name: 'refund_job',
  text: `
    SELECT ${ENTRY_COLUMNS}
    FROM refund_job($1, $2, coalesce($3, (
      SELECT greatest(charged_micro_credits - refunded_micro_credits, 1) FROM jobs WHERE id = $2
    )), $4, $5) e JOIN teams t ON t.id = e.team_id`,
};

/**
 * Gives a team back what a closed job was charged, or some of it. Null when the team has no such closed job, or less is
 * left of its charge. With a key: once.
 */
export async function refundJob({ pool }: Database, refund: Refund): Promise<CreditEntry | null> {
  const { teamId, jobId, amount, reason, key } = refund;
  const { rows } = await pool.query<CreditEntry>({ ...refundOne, values: [teamId, jobId, amount, reason, key] });
  return rows[0] ?? null;
}

export type Charge = { readonly isClosed: boolean; readonly charged: bigint; readonly refunded: bigint };

/** What a team's job was charged and refunded so far, or null when the team has no such job. */
export async function findCharge({ prisma }: Database, teamId: string, jobId: string): Promise<Charge | null> {
  const job = await prisma.job.findFirst({
    where: { id: jobId, teamId },
    select: { completedAt: true, chargedMicroCredits: true, refundedMicroCredits: true },
  });
  return (
    job && {
      isClosed: job.completedAt !== null,
      charged: job.chargedMicroCredits ?? 0n,
      refunded: job.refundedMicroCredits,
    }
  );
}
