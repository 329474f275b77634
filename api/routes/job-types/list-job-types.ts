import { jobTypeList, jobTypesQuery } from '#schemas/job-types.ts';
import { listJobTypes as findJobTypes } from '../../../prisma/repositories/job-types.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
import { viewJobType } from '../../views/job-type.ts';

export const listJobTypes = defineRoute({
  method: 'get',
  path: '/api/job-types',
  summary: 'Job types that something has been set for, by name',
  tag: 'Margins',
  access: 'viewer',
  query: jobTypesQuery,
  reply: jobTypeList,
  rows: 'job_types',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { total, next, rows } = await findJobTypes(db, pageOf(query));
    return { total, next_cursor: next, job_types: rows.map(viewJobType) };
  },
});
