import { DomainError } from '#domain/errors.ts';
import { teamJobDetail, teamJobParams, teamJobQuery } from '#schemas/operator-jobs.ts';
import { findJobWithCalls } from '../../../prisma/repositories/operator-jobs.ts';
import { defineRoute } from '../../define-route.ts';
import { viewCall, viewOperatorJob, viewPrice } from '../../views/operator-job.ts';

export const getTeamJob = defineRoute({
  method: 'get',
  path: '/api/jobs/teams/:team_id/:job_id',
  summary: 'A job with its calls: real model, tokens, cost, request and reply',
  tag: 'Jobs of all teams',
  access: 'viewer',
  params: teamJobParams,
  query: teamJobQuery,
  reply: teamJobDetail,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params: { team_id: teamId, job_id: jobId }, query: { with_data: withData } }, { db }) {
    const found = await findJobWithCalls(db, teamId, jobId, { withData });
    if (!found) throw new DomainError('not_found', `The team "${teamId}" has no job ${jobId}.`);
    return {
      job: viewOperatorJob(found.job),
      price: viewPrice(found.job),
      calls: found.calls.map((call) => viewCall(call, found.job)),
    };
  },
});
