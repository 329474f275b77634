import type { StatementView } from '#schemas/statements.ts';
import { writeCsv } from '../csv.ts';

const HEADER = ['date', 'kind', 'description', 'jobs', 'credits'];

/** A statement as a table: from the opening to the closing balance, what was taken below zero. The credits add up. */
export function writeStatementCsv(statement: StatementView): string {
  const { from, to, opening, closing, grants, charges, refunds, credits_expired: expired } = statement;
  return writeCsv([
    HEADER,
    [from, 'opening_balance', null, null, opening.credits],
    ...grants.map((grant) => [grant.at, grant.source ?? 'taken_back', grant.reason, null, grant.credits]),
    ...charges.map((line) => [null, 'charge', line.job_type, line.jobs, -line.credits]),
    ...refunds.map((line) => [null, 'refund', line.job_type, line.jobs, line.credits]),
    [null, 'expiry', null, null, expired === 0 ? 0 : -expired],
    [to, 'closing_balance', null, null, closing.credits],
  ]);
}
