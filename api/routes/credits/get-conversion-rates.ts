import { conversionRates } from '#schemas/team-rates.ts';
import { teamParams } from '#schemas/teams.ts';
import { defineRoute } from '../../define-route.ts';
import { viewRates } from '../../views/team-rates.ts';
import { findAnyTeam } from '../teams/living-team.ts';

export const getConversionRates = defineRoute({
  method: 'get',
  path: '/api/credits/teams/:team_id/conversion-rates',
  summary: "A team's conversion rates",
  tag: 'Credits',
  access: 'viewer',
  params: teamParams,
  reply: conversionRates,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params: { team_id: teamId } }, { db }) {
    const { rates } = await findAnyTeam(db, teamId);
    return { team_id: teamId, ...viewRates(rates) };
  },
});
