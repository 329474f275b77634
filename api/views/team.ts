import { microToCredits } from '#domain/money.ts';
import type { Team } from '../../prisma/repositories/teams.ts';
import { viewRates } from './team-rates.ts';

/** A team as it may see itself. */
export const viewOwnTeam = ({ balance, ...team }: Team) => ({
  team_id: team.teamId,
  organization_id: team.organizationId,
  team_alias: team.name,
  status: team.status,
  access_groups: [...team.accessGroups],
  allowed_model_aliases: [...team.allowedAliases],
  default_model: team.defaultModelAlias,
  credits_allocated: microToCredits(balance.granted),
  credits_used: microToCredits(balance.spent),
  credits_reserved: microToCredits(balance.reserved),
  credits_remaining: microToCredits(balance.available),
  created_at: team.createdAt,
});

/** A team as operators see it. */
export const viewTeam = (team: Team) => ({
  ...viewOwnTeam(team),
  ...viewRates(team.rates),
  price_book_id: team.priceBookId,
  metadata: team.metadata,
  updated_at: team.updatedAt,
});
