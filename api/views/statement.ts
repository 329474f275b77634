import { type MicroCredits, microCredits, microToCredits } from '#domain/money.ts';
import type { Statement, StatementBalance, StatementLine } from '../../prisma/repositories/statements.ts';

/** What a team's month came to, as it may be shown to the team. */
export const viewStatement = ({ opening, grants, charges, refunds, expired, closing }: Statement) => ({
  opening: viewBalance(opening),
  grants: grants.map(({ amount, ...grant }) => ({ ...grant, credits: microToCredits(amount) })),
  charges: charges.map(viewLine),
  refunds: refunds.map(viewLine),
  credits_granted: sum(grants),
  credits_charged: sum(charges),
  credits_refunded: sum(refunds),
  credits_expired: microToCredits(expired),
  closing: viewBalance(closing),
});

const viewBalance = ({ total, available, reserved, debt }: StatementBalance) => ({
  credits: microToCredits(total),
  available: microToCredits(available),
  held: microToCredits(reserved),
  debt: microToCredits(debt),
});

const viewLine = ({ jobType, jobs, amount }: StatementLine) => ({
  job_type: jobType,
  jobs,
  credits: microToCredits(amount),
});

const sum = (parts: readonly { readonly amount: MicroCredits }[]): number =>
  microToCredits(microCredits(parts.reduce((total, { amount }) => total + amount, 0n)));
