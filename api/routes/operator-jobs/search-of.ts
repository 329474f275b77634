import type { z } from 'zod';
import { nanoUsd } from '#domain/money.ts';
import type { jobFilters } from '#schemas/operator-jobs.ts';
import type { JobSearch } from '../../../prisma/repositories/operator-jobs.ts';

type Filters = z.output<z.ZodObject<typeof jobFilters>>;

const LEAST_ID = '00000000-0000-0000-0000-000000000000';
const GREATEST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** What the filters that all lists of jobs have look for. */
export function searchOf(query: Omit<Filters, 'limit'>): JobSearch {
  const {
    status,
    job_type: jobType,
    user_id: userId,
    start_date: from,
    end_date: before,
    job_id_prefix: prefix,
  } = query;
  const zero = nanoUsd(0n);
  return {
    ...{ status, jobType, userId, from, before, hasErrors: query.has_errors },
    idsFrom: prefix && prefix + LEAST_ID.slice(prefix.length),
    idsTo: prefix && prefix + GREATEST_ID.slice(prefix.length),
    marginBelow: query.negative_margin ? zero : undefined,
    marginFrom: query.negative_margin === false ? zero : query.min_margin_usd,
  };
}
