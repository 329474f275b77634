import { type NanoUsd, nanoUsd } from '#domain/money.ts';
import { type PriceRule, priceRules } from '#domain/pricing/price-rule.ts';
import { priceBookParams, simulateBody, simulation } from '#schemas/price-books.ts';
import type { Database } from '../../../prisma/client.ts';
import { simulatePrices as priceOnceMore } from '../../../prisma/repositories/price-simulations.ts';
import { defineRoute } from '../../define-route.ts';
import { viewSimulatedSums } from '../../views/price-simulation.ts';
import { findKnownBook, findKnownVersion } from './known-price-book.ts';

export const simulatePrices = defineRoute({
  method: 'post',
  path: '/api/price-books/:book_id/simulate',
  summary: 'What closed jobs would have been charged by a version, or by rules that are not stored',
  tag: 'Pricing',
  access: 'viewer',
  isQuestion: true,
  params: priceBookParams,
  body: simulateBody,
  reply: simulation,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params, body }, { db }) {
    const { creditValue, rules } = await termsOf(db, params.book_id, body);
    const { from, to, team_id: teamId, job_type: jobType } = body;
    const [total, ...teams] = await priceOnceMore(db, { creditValue, rules, from, to, teamId, jobType });
    if (!total) throw new Error('A simulation always has a total');
    return {
      total: viewSimulatedSums(total),
      teams: teams.map((sums) => ({ team_id: sums.teamId ?? '', ...viewSimulatedSums(sums) })),
    };
  },
});

type Asked = { readonly version?: number | undefined; readonly credit_value_usd?: NanoUsd | undefined } & {
  readonly rules?: readonly object[] | undefined;
};

async function termsOf(
  db: Database,
  bookId: string,
  { version, credit_value_usd: creditValue = nanoUsd(0n), rules }: Asked,
): Promise<{ creditValue: NanoUsd; rules: readonly PriceRule[] }> {
  if (version === undefined) {
    await findKnownBook(db, bookId);
    return { creditValue, rules: priceRules.parse(rules) };
  }
  const stored = await findKnownVersion(db, bookId, version);
  return { creditValue: nanoUsd(stored.creditValueNanoUsd), rules: priceRules.parse(stored.rules) };
}
