import { DomainError } from '#domain/errors.ts';
import { microCredits, microToCredits } from '#domain/money.ts';
import { refundBody, refundedCredits } from '#schemas/credits.ts';
import { teamParams } from '#schemas/teams.ts';
import type { Database } from '../../../prisma/client.ts';
import { findCharge, refundJob } from '../../../prisma/repositories/refunds.ts';
import { defineRoute } from '../../define-route.ts';
import { viewTransaction } from '../../views/credits.ts';
import { findAnyTeam } from '../teams/living-team.ts';

export const refundCredits = defineRoute({
  method: 'post',
  path: '/api/credits/teams/:team_id/refund',
  summary: 'Give back what a job was charged, or some of it, to the lots it was taken from',
  tag: 'Credits',
  access: 'admin',
  params: teamParams,
  body: refundBody,
  reply: refundedCredits,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params: { team_id: teamId }, body, effectKey: key }, { db }) {
    const { job_id: jobId, credits: amount = null, reason } = body;
    const entry = await refundJob(db, { teamId, jobId, amount, reason, key });
    if (!entry) throw await explainRefusal(db, teamId, jobId);
    return {
      team_id: teamId,
      job_id: jobId,
      credits_refunded: microToCredits(microCredits(-entry.spent)),
      credits_remaining: microToCredits(entry.availableAfter),
      transaction: viewTransaction(entry),
    };
  },
});

async function explainRefusal(db: Database, teamId: string, jobId: string): Promise<DomainError> {
  await findAnyTeam(db, teamId);
  const charge = await findCharge(db, teamId, jobId);
  if (!charge) return new DomainError('not_found', `job_id: the team "${teamId}" has no job "${jobId}".`);
  if (!charge.isClosed)
    return new DomainError(
      'conflict',
      `job_id: job ${jobId} is open and not charged yet. Complete or cancel it first.`,
    );
  const [charged, refunded, left] = [charge.charged, charge.refunded, charge.charged - charge.refunded].map((amount) =>
    microToCredits(microCredits(amount)),
  );
  return new DomainError(
    'conflict',
    `credits: job ${jobId} was charged ${charged}, ${refunded} of it refunded. At most ${left} can be refunded.`,
  );
}
