import { DomainError } from '#domain/errors.ts';
import { jobParams } from '#schemas/jobs.ts';
import { deletedContent } from '#schemas/retention.ts';
import { findJob } from '../../../prisma/repositories/jobs.ts';
import { deleteJobContent } from '../../../prisma/repositories/stored-content.ts';
import { defineRoute } from '../../define-route.ts';
import { jobNotFound } from './rules.ts';

export const deleteContent = defineRoute({
  method: 'delete',
  path: '/api/jobs/:job_id/content',
  summary: "Delete a closed job's prompts, replies and metadata for good. Its bill stays",
  tag: 'Jobs',
  access: 'team',
  params: jobParams,
  reply: deletedContent,
  errors: ['not_found', 'conflict'],

  async handle({ params: { job_id: jobId }, caller: { teamId } }, { db }) {
    const deletedAt = await deleteJobContent(db, teamId, jobId);
    if (deletedAt) return { job_id: jobId, content_deleted_at: deletedAt, message: 'The content is deleted.' };
    if (!(await findJob(db, teamId, jobId))) throw jobNotFound(jobId);
    throw new DomainError('conflict', 'This job is open. Complete or cancel it, then delete its content.');
  },
});
