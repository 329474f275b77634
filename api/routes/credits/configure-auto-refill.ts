import { autoRefillView, configureRefillBody } from '#schemas/auto-refill.ts';
import { teamParams } from '#schemas/teams.ts';
import { configureAutoRefill as storeRefill, turnOffAutoRefill } from '../../../prisma/repositories/auto-refills.ts';
import { defineRoute } from '../../define-route.ts';
import { findLivingTeam } from '../teams/living-team.ts';
import { showAutoRefill } from './show-auto-refill.ts';

export const configureAutoRefill = defineRoute({
  method: 'post',
  path: '/api/credits/teams/:team_id/configure-auto-refill',
  summary: 'Give a team credits again every day, week or month; or stop that',
  tag: 'Credits',
  access: 'admin',
  params: teamParams,
  body: configureRefillBody,
  reply: autoRefillView,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict', 'engine_unavailable'],

  async handle({ params: { team_id: teamId }, body }, { db, refills }) {
    await findLivingTeam(db, teamId);
    if (body.enabled) {
      await storeRefill(db, {
        teamId,
        amount: body.refill_amount,
        period: body.refill_period,
        anchorAt: body.anchor_at ?? null,
        expiresWithPeriod: body.expires_with_period,
      });
      await refills.reconfigure(teamId);
    } else if (await turnOffAutoRefill(db, teamId)) {
      await refills.reconfigure(teamId);
    }
    return showAutoRefill(db, teamId);
  },
});
