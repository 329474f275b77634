import { DomainError } from '#domain/errors.ts';
import { type MicroCredits, microCredits, microToCredits } from '#domain/money.ts';
import { adjustBody, adjustedCredits } from '#schemas/credits.ts';
import { teamParams } from '#schemas/teams.ts';
import { findBalance, type TeamBalance } from '../../../prisma/repositories/credit-accounts.ts';
import { takeBackCredits } from '../../../prisma/repositories/grants.ts';
import { defineRoute } from '../../define-route.ts';
import { teamNotFound } from '../../own-team.ts';
import { viewTransaction } from '../../views/credits.ts';

export const adjustCredits = defineRoute({
  method: 'post',
  path: '/api/credits/teams/:team_id/adjust',
  summary: 'Take granted credits back, from what is available',
  tag: 'Credits',
  access: 'admin',
  params: teamParams,
  body: adjustBody,
  reply: adjustedCredits,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params: { team_id: teamId }, body: { credits: amount, reason }, effectKey: key }, { db }) {
    const entry = await takeBackCredits(db, { teamId, amount, reason, key });
    if (!entry) {
      const found = await findBalance(db, teamId);
      throw found ? tooFew(amount, found) : teamNotFound(teamId);
    }
    return {
      team_id: teamId,
      credits_taken_back: microToCredits(microCredits(-entry.granted)),
      credits_remaining: microToCredits(entry.availableAfter),
      transaction: viewTransaction(entry),
    };
  },
});

function tooFew(amount: MicroCredits, { balance, holdingJobs }: TeamBalance): DomainError {
  const available = microToCredits(balance.available);
  const jobs = `${holdingJobs} open ${holdingJobs === 1 ? 'job' : 'jobs'}`;
  const held = balance.reserved > 0n ? `, ${microToCredits(balance.reserved)} held by ${jobs}` : '';
  return new DomainError(
    'conflict',
    `credits: ${microToCredits(amount)} cannot be taken back; ${available} available${held}. Take back at most ${available}.`,
  );
}
