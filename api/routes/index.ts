import type { Route } from '../define-route.ts';
import { getHealth } from './health/get-health.ts';
import { getReadiness } from './health/get-readiness.ts';
import { callModel } from './jobs/call-model.ts';
import { callModelStream } from './jobs/call-model-stream.ts';
import { cancelCall } from './jobs/cancel-call.ts';
import { cancelJob } from './jobs/cancel-job.ts';
import { completeJob } from './jobs/complete-job.ts';
import { createAndCall } from './jobs/create-and-call.ts';
import { createAndCallStream } from './jobs/create-and-call-stream.ts';
import { createJob } from './jobs/create-job.ts';
import { deleteContent } from './jobs/delete-content.ts';
import { getCall } from './jobs/get-call.ts';
import { getJob } from './jobs/get-job.ts';
import { getJobCosts } from './jobs/get-job-costs.ts';
import { listJobs } from './jobs/list-jobs.ts';
import { patchMetadata } from './jobs/patch-metadata.ts';
import { resumeStream } from './jobs/resume-stream.ts';
import { createChatCompletion } from './openai/create-chat-completion.ts';
import { createEmbeddings } from './openai/create-embeddings.ts';
import { getModel } from './openai/get-model.ts';
import { listModels } from './openai/list-models.ts';
import { operatorRoutes } from './operator-routes.ts';

const jobRoutes: readonly Route[] = [
  createJob,
  createAndCall,
  createAndCallStream,
  callModel,
  callModelStream,
  completeJob,
  cancelJob,
  getJob,
  getJobCosts,
  getCall,
  resumeStream,
  cancelCall,
  patchMetadata,
  deleteContent,
  listJobs,
];

const openAiRoutes: readonly Route[] = [createChatCompletion, createEmbeddings, listModels, getModel];

/** Every route there is, in the order in which paths are matched. */
export const routes: readonly Route[] = [getHealth, getReadiness, ...operatorRoutes, ...jobRoutes, ...openAiRoutes];
