import { ActivityFailure, ApplicationFailure, ApplicationFailureCategory, CancelledFailure } from '@temporalio/common';
import { DomainError, type ErrorCode, isErrorCode } from '#domain/errors.ts';

/** How a broken rule crosses Temporal: its code as the failure's type, never retried, and no alarm in the worker's log. */
export const ruleBroken = ({ message, code, details }: DomainError): ApplicationFailure =>
  ApplicationFailure.create({
    message,
    type: code,
    nonRetryable: true,
    details: [details],
    category: ApplicationFailureCategory.BENIGN,
  });

/** The broken rule inside whatever Temporal reports, or null when it was something else. */
export function ruleInside(failure: unknown): DomainError | null {
  for (let cause = failure; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ApplicationFailure && isErrorCode(cause.type)) {
      return new DomainError(cause.type, cause.message, cause.details?.[0] ?? {});
    }
  }
  return null;
}

/** What to record for a call that no attempt could end. */
export function describeFailure(failure: unknown): { readonly code: ErrorCode; readonly detail: string } {
  const cause = failure instanceof ActivityFailure ? failure.cause : failure;
  if (cause instanceof CancelledFailure)
    return { code: 'call_cancelled', detail: 'The job was cancelled or its deadline passed' };
  const rule = ruleInside(cause);
  return rule ? { code: rule.code, detail: rule.message } : { code: 'upstream_failed', detail: String(cause) };
}
