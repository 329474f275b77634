import {
  isGrpcDeadlineError,
  isGrpcServiceError,
  ServiceError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { DomainError } from '#domain/errors.ts';
import { ruleInside } from './failures.ts';

const RETRY_AFTER_SECONDS = 2;

/** What a failed request to Temporal means to the caller of the API. What is neither a rule nor an outage stays as it is. */
export function engineError(error: unknown, jobId: string): unknown {
  const rule = ruleInside(error);
  if (rule) return rule;
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcDeadlineError(error)) {
    return new DomainError(
      'still_running',
      'This takes longer than usual and goes on. Ask again with the same Idempotency-Key.',
      {
        jobId,
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      },
    );
  }
  if (error instanceof ServiceError || isGrpcServiceError(error)) {
    return new DomainError(
      'engine_unavailable',
      'The job engine cannot be reached. Nothing was lost: try again shortly.',
      {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      },
    );
  }
  return error;
}
