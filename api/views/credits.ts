import type { Balance } from '#domain/credits.ts';
import { type MicroCredits, microCredits, microToCredits } from '#domain/money.ts';
import type { transactionTypes } from '#schemas/credits.ts';
import type { TeamBalance } from '../../prisma/repositories/credit-accounts.ts';
import type { CreditEntry } from '../../prisma/repositories/credit-entries.ts';

/** A balance in today's words and in the older API's. */
export const viewBalance = (teamId: string, { organizationId, balance, creditLimit, holdingJobs }: TeamBalance) => {
  const shown = credits(balance);
  return {
    team_id: teamId,
    organization_id: organizationId,
    credits_allocated: shown.granted,
    credits_used: shown.spent,
    credits_remaining: shown.available,
    ...shown,
    credit_limit: microToCredits(creditLimit),
    holding_jobs: holdingJobs,
  };
};

const credits = ({ granted, available, reserved, spent, expired, debt }: Balance) => ({
  granted: microToCredits(granted),
  available: microToCredits(available),
  reserved: microToCredits(reserved),
  spent: microToCredits(spent),
  expired: microToCredits(expired),
  debt: microToCredits(debt),
});

/** A ledger entry in the older API's words. */
export const viewTransaction = (entry: CreditEntry) => {
  const { type, amount } = describe(entry);
  return {
    transaction_id: entry.entryId,
    team_id: entry.teamId,
    organization_id: entry.organizationId,
    job_id: entry.jobId,
    lot_id: entry.lotId,
    transaction_type: type,
    credits_amount: microToCredits(amount),
    credits_before: microToCredits(microCredits(entry.availableAfter - entry.available)),
    credits_after: microToCredits(entry.availableAfter),
    debt_after: microToCredits(entry.debtAfter),
    reason: entry.reason,
    created_at: entry.createdAt,
  };
};

type Description = { readonly type: (typeof transactionTypes)[number]; readonly amount: MicroCredits };

function describe({ kind, granted, reserved, spent, expired }: CreditEntry): Description {
  switch (kind) {
    case 'grant':
      return { type: 'allocation', amount: granted };
    case 'hold':
      return { type: 'hold', amount: reserved };
    case 'grow':
      return { type: 'hold_growth', amount: reserved };
    case 'settle':
      return spent > 0n ? { type: 'deduction', amount: spent } : { type: 'release', amount: negative(reserved) };
    case 'refund':
      return { type: 'refund', amount: negative(spent) };
    case 'expire':
      return { type: 'expiry', amount: expired };
    case 'adjust':
      return { type: 'adjustment', amount: negative(granted) };
  }
}

const negative = (amount: MicroCredits): MicroCredits => microCredits(-amount);
