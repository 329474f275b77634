import {
  isGrpcDeadlineError,
  isGrpcServiceError,
  ServiceError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { DomainError } from '#domain/errors.ts';
import { ruleInside } from './failures.ts';

const RETRY_AFTER_SECONDS = 2;

/** What a failed request to Temporal means to the caller of the API; `late` when it took too long. What is neither a rule nor an outage stays as it is. */
export function engineError(error: unknown, late: DomainError): unknown {
  const rule = ruleInside(error);
  if (rule) return rule;
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcDeadlineError(error)) return late;
  return error instanceof ServiceError || isGrpcServiceError(error) ? engineUnavailable() : error;
}

export const engineUnavailable = (): DomainError =>
  new DomainError('engine_unavailable', 'The job engine cannot be reached. Nothing was lost: try again shortly.', {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });

export const stillRunning = (jobId: string): DomainError =>
  new DomainError(
    'still_running',
    `Job ${jobId} takes longer than usual and goes on. Look at it, or send this again: for a new job, with the same Idempotency-Key.`,
    { jobId, retryAfterSeconds: RETRY_AFTER_SECONDS },
  );
