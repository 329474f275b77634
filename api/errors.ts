import type { ErrorCode } from '#domain/errors.ts';

/** Adding a code to the domain without deciding its status here does not compile. The README's error table has a row for each. */
export const statusOf = {
  invalid_request: 422,
  unauthenticated: 401,
  insufficient_credits: 402,
  budget_exceeded: 402,
  job_limit_reached: 402,
  forbidden: 403,
  team_suspended: 403,
  team_paused: 403,
  model_not_allowed: 403,
  not_found: 404,
  job_closed: 409,
  content_deleted: 410,
  already_exists: 409,
  in_use: 409,
  conflict: 409,
  idempotency_conflict: 422,
  payload_too_large: 413,
  rate_limited: 429,
  call_cancelled: 409,
  call_not_started: 409,
  request_rejected: 422,
  upstream_failed: 502,
  invalid_reply: 502,
  stream_restarted: 502,
  engine_unavailable: 503,
  storage_unavailable: 503,
  streaming_unavailable: 503,
  still_running: 504,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

const storedMessages: Partial<Record<ErrorCode, string>> = {
  rate_limited:
    'The model is busy. Make the call again after the time in Retry-After, with a new Idempotency-Key if you send one.',
  request_rejected: 'The model refused this request: check its messages and parameters.',
  upstream_failed:
    'The model could not be reached or failed. The call is not charged: make it again, with a new Idempotency-Key if you send one.',
  invalid_reply:
    'The model did not keep to the response_format that was asked for. The call is not charged: make it again, or ask for less.',
  model_not_allowed: 'This model is no longer available to this team.',
  call_cancelled: 'This call was cancelled, by itself or with its job.',
  call_not_started: 'This call was not started before its job closed.',
  content_deleted: 'The call succeeded; its reply is kept no longer.',
  job_closed: 'This job is closed. Create a new job for further calls.',
  budget_exceeded: 'The team’s budget for this period is used up. Wait for the next period or raise the budget.',
  job_limit_reached:
    'This job has reached its limit and can make no further calls. Complete it; create a new job for further calls.',
  insufficient_credits: 'The team has too few credits for this job. Add credits and try again.',
};

/** What a caller reads when a stored code is all that is left of a failed call. */
export const messageOf = (code: ErrorCode): string => storedMessages[code] ?? 'The call failed.';
