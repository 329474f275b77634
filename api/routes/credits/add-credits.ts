import { DomainError } from '#domain/errors.ts';
import { microToCredits } from '#domain/money.ts';
import { addCreditsBody, addedCredits } from '#schemas/credits.ts';
import { teamParams } from '#schemas/teams.ts';
import { type Grant, type GrantResult, grantCredits } from '../../../prisma/repositories/grants.ts';
import { defineRoute } from '../../define-route.ts';
import { teamNotFound } from '../../own-team.ts';
import { viewTransaction } from '../../views/credits.ts';
import { findLivingTeam } from '../teams/living-team.ts';

export const addCredits = defineRoute({
  method: 'post',
  path: '/api/credits/teams/:team_id/add',
  summary: 'Add credits to a team. With an Idempotency-Key, a repeat adds nothing and gets the same answer',
  tag: 'Credits',
  access: 'admin',
  params: teamParams,
  body: addCreditsBody,
  reply: addedCredits,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict', 'idempotency_conflict'],

  async handle({ params: { team_id: teamId }, body, idempotencyKey, markReplayed }, { db }) {
    const grant = { teamId, amount: body.credits, reason: body.reason, idempotencyKey };
    const result = await grantCredits(db, grant);
    if (!result) {
      await findLivingTeam(db, teamId);
      throw teamNotFound(teamId);
    }
    if (!result.isNew) {
      assertSameGrant(grant, result);
      markReplayed();
    }
    const { entry } = result;
    return {
      team_id: teamId,
      credits_added: microToCredits(entry.granted),
      credits_remaining: microToCredits(entry.availableAfter),
      transaction: viewTransaction(entry),
    };
  },
});

function assertSameGrant({ amount, reason }: Grant, { entry }: GrantResult): void {
  if (entry.granted === amount && entry.reason === reason) return;
  throw new DomainError(
    'idempotency_conflict',
    `This Idempotency-Key has added ${microToCredits(entry.granted)} credits ("${entry.reason}"). Use a new key for another grant.`,
  );
}
