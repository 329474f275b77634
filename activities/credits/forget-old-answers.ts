import { deleteOldRecords } from '../../prisma/repositories/idempotency-records.ts';
import type { Deps } from '../deps.ts';

const RECORDS_AT_ONCE = 5_000;

/** Deletes answers to Idempotency-Keys that are older than 24 hours. Answers whether there is more to do. */
export const forgetOldAnswers = ({ db }: Pick<Deps, 'db'>) =>
  async function forgetOldAnswers(): Promise<{ readonly hasMore: boolean }> {
    return { hasMore: (await deleteOldRecords(db, RECORDS_AT_ONCE)) === RECORDS_AT_ONCE };
  };
