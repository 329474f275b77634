import type { z } from 'zod';
import { autoRefillView, configureRefillBody } from '#schemas/auto-refill.ts';
import { teamParams } from '#schemas/teams.ts';
import type { Database } from '../../../prisma/client.ts';
import { configureAutoRefill as storeRefill, turnOffAutoRefill } from '../../../prisma/repositories/auto-refills.ts';
import { AfterCommit } from '../../after-commit.ts';
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

  async handle({ params: { team_id: teamId }, body }, services) {
    await findLivingTeam(services.db, teamId);
    const isChanged = await store(services.db, teamId, body);
    return new AfterCommit(async ({ db, refills }) => {
      if (isChanged) await refills.reconfigure(teamId);
      return showAutoRefill(db, teamId);
    });
  },
});

/** False when there was nothing to turn off. */
async function store(db: Database, teamId: string, body: z.output<typeof configureRefillBody>): Promise<boolean> {
  if (!body.enabled) return turnOffAutoRefill(db, teamId);
  await storeRefill(db, {
    teamId,
    amount: body.refill_amount,
    period: body.refill_period,
    anchorAt: body.anchor_at ?? null,
    expiresWithPeriod: body.expires_with_period,
  });
  return true;
}
