import { addedCredits, replenishBody } from '#schemas/credits.ts';
import { teamParams } from '#schemas/teams.ts';
import { defineRoute } from '../../define-route.ts';
import { grantTo } from './grant-to.ts';

const payments = {
  subscription: { source: 'subscription', reason: 'Subscription payment' },
  one_time: { source: 'purchase', reason: 'One-time purchase' },
} as const;

export const replenishCredits = defineRoute({
  method: 'post',
  path: '/api/credits/teams/:team_id/replenish',
  summary: 'Add credits that were paid for',
  tag: 'Credits',
  access: 'admin',
  params: teamParams,
  body: replenishBody,
  reply: addedCredits,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  handle({ params: { team_id: teamId }, body, effectKey: key }, { db }) {
    const { source, reason } = payments[body.payment_type];
    return grantTo(db, {
      teamId,
      amount: body.credits,
      source,
      priority: body.priority,
      expiresAt: body.expires_at ?? null,
      payment: body.payment_amount_usd ?? null,
      reason: body.reason ?? reason,
      key,
    });
  },
});
