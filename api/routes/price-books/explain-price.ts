import { nanoToUsd, nanoUsd } from '#domain/money.ts';
import { explainMatch, matchRule } from '#domain/pricing/match-rule.ts';
import { priceRules } from '#domain/pricing/price-rule.ts';
import { explainPriceQuery, priceExplanation } from '#schemas/price-books.ts';
import { type AppliedVersion, findApplyingVersion } from '../../../prisma/repositories/price-versions.ts';
import { defineRoute } from '../../define-route.ts';
import { teamNotFound } from '../../own-team.ts';

export const explainPrice = defineRoute({
  method: 'get',
  path: '/api/price-books/explain',
  summary: 'Which book, version and rule price a new job of a team now, and why',
  tag: 'Pricing',
  access: 'viewer',
  query: explainPriceQuery,
  reply: priceExplanation,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ query: { team_id: teamId, job_type: jobType, alias } }, { db }) {
    const applied = await findApplyingVersion(db, teamId);
    if (!applied) throw teamNotFound(teamId);
    const { version, organizationId, budgetMode } = applied;
    const rules = priceRules.parse(version.rules);
    const subject = { teamId, organizationId, jobType, alias };
    const winner = matchRule(rules, subject);
    const written = version.rules as Record<string, unknown>[];
    return {
      book_id: version.bookId,
      version: version.number,
      why: whyThisBook(applied),
      budget_mode: budgetMode,
      credit_value_usd: nanoToUsd(nanoUsd(version.creditValueNanoUsd)),
      rule: written.find(({ name }) => name === winner?.name) ?? null,
      candidates: explainMatch(rules, subject).map(({ rule, ...candidate }) => ({
        name: rule.name,
        counts: rule === winner,
        ...candidate,
      })),
    };
  },
});

function whyThisBook({ teamBookId, organizationBookId, version: { bookId } }: AppliedVersion): string {
  const own = teamBookId ?? organizationBookId;
  if (own === null) return 'the default book: neither the team nor its organization has one';
  if (own !== bookId) return `the default book: the book "${own}" has no version in effect`;
  return teamBookId === null ? "the organization's book" : "the team's own book";
}
