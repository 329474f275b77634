import { jobParams, patchedMetadata, patchMetadataBody } from '#schemas/jobs.ts';
import { annotateJob } from '../../../prisma/repositories/jobs.ts';
import { defineRoute } from '../../define-route.ts';
import { jobNotFound } from './rules.ts';

export const patchMetadata = defineRoute({
  method: 'patch',
  path: '/api/jobs/:job_id/metadata',
  summary: "Merge into a job's metadata, at the first level",
  tag: 'Jobs',
  access: 'team',
  params: jobParams,
  body: patchMetadataBody,
  reply: patchedMetadata,
  errors: ['not_found'],

  async handle({ params, body, caller }, { db }) {
    const note = { metadata: body.metadata, errorMessage: null, evenWhenClosed: true };
    const patched = await annotateJob(db, caller.teamId, params.job_id, note);
    if (!patched) throw jobNotFound(params.job_id);
    return { job_id: params.job_id, metadata: patched.metadata, updated_at: patched.updatedAt };
  },
});
