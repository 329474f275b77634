import type { Balance } from '#domain/credits.ts';
import { type MicroCredits, microCredits, microToCredits } from '#domain/money.ts';
import type { TeamBalance } from '../../prisma/repositories/credit-accounts.ts';
import type { CreditEntry } from '../../prisma/repositories/credit-entries.ts';

/** A balance in today's words and in the older API's. */
export const viewBalance = (teamId: string, { organizationId, balance }: TeamBalance) => {
  const shown = credits(balance);
  return {
    team_id: teamId,
    organization_id: organizationId,
    credits_allocated: shown.granted,
    credits_used: shown.spent,
    credits_remaining: shown.available,
    ...shown,
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
    transaction_type: type,
    credits_amount: microToCredits(amount),
    credits_before: microToCredits(microCredits(entry.availableAfter - entry.available)),
    credits_after: microToCredits(entry.availableAfter),
    reason: entry.reason,
    created_at: entry.createdAt,
  };
};

type Description = {
  readonly type: 'allocation' | 'hold' | 'deduction' | 'release';
  readonly amount: MicroCredits;
};

function describe({ kind, granted, available, reserved, spent }: CreditEntry): Description {
  switch (kind) {
    case 'grant':
      return { type: 'allocation', amount: granted };
    case 'hold':
      return { type: 'hold', amount: reserved };
    case 'settle':
      return spent > 0n ? { type: 'deduction', amount: spent } : { type: 'release', amount: available };
  }
}
