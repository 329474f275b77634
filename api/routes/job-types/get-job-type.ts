import { jobTypeParams, jobTypeView } from '#schemas/job-types.ts';
import { findJobType } from '../../../prisma/repositories/job-types.ts';
import { defineRoute } from '../../define-route.ts';
import { viewJobType } from '../../views/job-type.ts';

export const getJobType = defineRoute({
  method: 'get',
  path: '/api/job-types/:job_type',
  summary: 'What is set for a job type. Any type that jobs may name has settings; at first there is no floor',
  tag: 'Margins',
  access: 'viewer',
  params: jobTypeParams,
  reply: jobTypeView,
  errors: ['invalid_request', 'forbidden'],

  async handle({ params }, { db }) {
    return viewJobType(await findJobType(db, params.job_type));
  },
});
