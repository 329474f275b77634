import { DomainError } from '#domain/errors.ts';
import { teamCallDetail, teamCallParams } from '#schemas/operator-jobs.ts';
import { findJobCall } from '../../../prisma/repositories/operator-jobs.ts';
import { defineRoute } from '../../define-route.ts';
import { viewCall } from '../../views/operator-job.ts';

export const getTeamCall = defineRoute({
  method: 'get',
  path: '/api/jobs/teams/:team_id/:job_id/calls/:call_id',
  summary: 'One call of a job, with request and reply',
  tag: 'Jobs of all teams',
  access: 'viewer',
  params: teamCallParams,
  reply: teamCallDetail,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params: { team_id: teamId, job_id: jobId, call_id: callId } }, { db }) {
    const found = await findJobCall(db, { teamId, jobId, callId });
    if (!found) throw new DomainError('not_found', `The team "${teamId}" has no call ${callId} in a job ${jobId}.`);
    return viewCall(found.call, found.job);
  },
});
