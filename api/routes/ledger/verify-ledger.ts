import { microToCredits } from '#domain/money.ts';
import { ledgerCheckView, verifyLedgerQuery } from '#schemas/ledger.ts';
import { checkLedger } from '../../../prisma/repositories/ledger-check.ts';
import { defineRoute } from '../../define-route.ts';

export const verifyLedger = defineRoute({
  method: 'get',
  path: '/api/ledger/verify',
  summary: 'Recompute every balance, lot and job from the entries and holds, and name each difference',
  tag: 'Credits',
  access: 'viewer',
  query: verifyLedgerQuery,
  reply: ledgerCheckView,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query: { team_id: teamId } }, { db }) {
    const { differences, ...counts } = await checkLedger(db, teamId);
    return {
      clean: differences.length === 0,
      ...counts,
      differences: differences.map(({ teamId: team_id, what, expected, found }) => ({
        team_id,
        what,
        expected: microToCredits(expected),
        found: microToCredits(found),
      })),
    };
  },
});
