import { jobTypeList, jobTypesQuery } from '#schemas/job-types.ts';
import { listJobTypes as findJobTypes } from '../../../prisma/repositories/job-types.ts';
import { defineRoute } from '../../define-route.ts';
import { viewJobType } from '../../views/job-type.ts';

export const listJobTypes = defineRoute({
  method: 'get',
  path: '/api/job-types',
  summary: 'Job types that something has been set for, by name',
  tag: 'Margins',
  access: 'viewer',
  query: jobTypesQuery,
  reply: jobTypeList,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { total, jobTypes } = await findJobTypes(db, query);
    return { total, job_types: jobTypes.map(viewJobType) };
  },
});
