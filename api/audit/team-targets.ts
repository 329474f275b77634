import { microToCredits } from '#domain/money.ts';
import type { Database } from '../../prisma/client.ts';
import { findOrganization } from '../../prisma/repositories/organizations.ts';
import { findTeamTerms, type TeamTerms } from '../../prisma/repositories/team-terms.ts';
import { findTeam } from '../../prisma/repositories/teams.ts';
import { viewOrganization } from '../views/organization.ts';
import { viewTeam } from '../views/team.ts';
import type { Fields, Target } from './target.ts';

export const organization: Target = {
  kind: 'organization',
  idIn: ({ organization_id }) => organization_id,
  async show(db, id) {
    const found = await findOrganization(db, id);
    if (!found) return null;
    const { team_count: _teams, updated_at: _at, ...shown } = viewOrganization(found);
    return { ...shown, price_book_id: found.priceBookId };
  },
};

/** With its first team, if it got one. */
export const newOrganization: Target = {
  ...organization,
  also({ default_team: team }) {
    const { team_id, credits_allocated } = (team ?? {}) as Fields;
    return team ? { default_team: { team_id, credits_allocated } } : {};
  },
};

/** Its credits move with its jobs as well: the log has them where an operator moves them. */
export const team: Target = { kind: 'team', idIn: ({ team_id }) => team_id, show: showTeam };

export const newTeam: Target = { ...team, also: ({ credits_allocated }) => ({ credits_allocated }) };

export const teamCredits: Target = { ...team, also: ({ transaction }) => (transaction ? { transaction } : {}) };

async function showTeam(db: Database, id: string): Promise<object | null> {
  const found = await findTeam(db, id);
  const terms = await findTeamTerms(db, id);
  if (!found || !terms) return null;
  const {
    credits_allocated: _allocated,
    credits_used: _used,
    credits_reserved: _reserved,
    credits_remaining: _remaining,
    allowed_model_aliases: _aliases,
    updated_at: _at,
    ...shown
  } = viewTeam(found);
  return { ...shown, ...viewTerms(terms) };
}

const viewTerms = ({ priceBookId, limits, contentDays, creditLimit, budgets, refill }: TeamTerms) => ({
  price_book_id: priceBookId,
  limits,
  content_days: contentDays,
  credit_limit: microToCredits(creditLimit),
  budgets: budgets.map(({ period, limit, hardStop, alertPercents }) => ({
    period,
    limit_credits: microToCredits(limit),
    hard_stop: hardStop,
    alert_percents: alertPercents,
  })),
  auto_refill: refill && {
    refill_amount: microToCredits(refill.amount),
    refill_period: refill.period,
    anchor_at: refill.anchorAt,
    expires_with_period: refill.expiresWithPeriod,
  },
});
