import { addCreditsBody, addedCredits } from '#schemas/credits.ts';
import { teamParams } from '#schemas/teams.ts';
import { defineRoute } from '../../define-route.ts';
import { grantTo } from './grant-to.ts';

export const addCredits = defineRoute({
  method: 'post',
  path: '/api/credits/teams/:team_id/add',
  summary: 'Add credits to a team, as a lot of their own',
  tag: 'Credits',
  access: 'admin',
  params: teamParams,
  body: addCreditsBody,
  reply: addedCredits,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  handle: ({ params: { team_id: teamId }, body, effectKey: key }, { db }) =>
    grantTo(db, {
      teamId,
      amount: body.credits,
      source: body.source,
      priority: body.priority,
      expiresAt: body.expires_at ?? null,
      payment: null,
      reason: body.reason,
      key,
    }),
});
