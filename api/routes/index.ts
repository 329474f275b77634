import type { Route } from '../define-route.ts';
import { getHealth } from './health/get-health.ts';
import { getReadiness } from './health/get-readiness.ts';
import { callModel } from './jobs/call-model.ts';
import { cancelCall } from './jobs/cancel-call.ts';
import { cancelJob } from './jobs/cancel-job.ts';
import { completeJob } from './jobs/complete-job.ts';
import { createAndCall } from './jobs/create-and-call.ts';
import { createAndCallStream } from './jobs/create-and-call-stream.ts';
import { createJob } from './jobs/create-job.ts';
import { getCall } from './jobs/get-call.ts';
import { getJob } from './jobs/get-job.ts';
import { getJobCosts } from './jobs/get-job-costs.ts';
import { listJobs } from './jobs/list-jobs.ts';
import { patchMetadata } from './jobs/patch-metadata.ts';
import { resumeStream } from './jobs/resume-stream.ts';
import { streamCall } from './jobs/stream-call.ts';
import { operatorRoutes } from './operator-routes.ts';

const jobRoutes: readonly Route[] = [
  createJob,
  createAndCall,
  createAndCallStream,
  callModel,
  streamCall,
  completeJob,
  cancelJob,
  getJob,
  getJobCosts,
  getCall,
  resumeStream,
  cancelCall,
  patchMetadata,
  listJobs,
];

/** Every route there is, in the order in which paths are matched. */
export const routes: readonly Route[] = [getHealth, getReadiness, ...operatorRoutes, ...jobRoutes];
