import type { z } from 'zod';
import type { transactionsQuery, transactionTypes } from '#schemas/credits.ts';
import type { EntryFilter } from '../../../prisma/repositories/credit-entries.ts';

/** The entries that a type of transaction is told of. */
const entriesOf: Readonly<Record<(typeof transactionTypes)[number], Pick<EntryFilter, 'kind' | 'isCharged'>>> = {
  allocation: { kind: 'grant' },
  hold: { kind: 'hold' },
  hold_growth: { kind: 'grow' },
  deduction: { kind: 'settle', isCharged: true },
  release: { kind: 'settle', isCharged: false },
  refund: { kind: 'refund' },
  expiry: { kind: 'expire' },
  adjustment: { kind: 'adjust' },
};

/** What a search for transactions is in the ledger's words. */
export const entryFilter = (query: z.output<typeof transactionsQuery>): EntryFilter => {
  const { job_id: jobId, transaction_type: type, from, to: before } = query;
  return { jobId, from, before, ...(type && entriesOf[type]) };
};
