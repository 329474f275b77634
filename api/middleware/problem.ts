import type { ErrorRequestHandler, Request } from 'express';
import { ZodError } from 'zod';
import { DomainError } from '#domain/errors.ts';
import type { ErrorBody } from '#schemas/errors.ts';
import { isStorageOutage } from '../../prisma/outage.ts';
import { isUnstorableText } from '../../prisma/violations.ts';
import { statusOf } from '../errors.ts';
import { openAiWords } from '../openai-words.ts';
import { noteIds, requestIds } from './request-ids.ts';

/** Every error leaves through here, in one shape. What we did not foresee stays vague, and goes to the log whole. */
export const problem: ErrorRequestHandler = (error, request, response, _next) => {
  const { status, body, retryAfterSeconds } = describeProblem(error, String(request.id));
  const { code } = body.error;
  noteIds(response, body.error);
  if (code === 'internal' || code === 'storage_unavailable')
    request.log.error({ ...requestIds(request, response), err: error }, 'request failed');
  if (response.headersSent) return void response.destroy();
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds));
  response.status(status).json(bodyFor(request, body));
};

/** OpenAI's clients find their own words beside ours. */
export const bodyFor = ({ path }: Pick<Request, 'path'>, body: ErrorBody): ErrorBody =>
  path.startsWith('/v1/') ? { ...body, error: { ...body.error, ...openAiWords(body.error) } } : body;

/** What a caller is told about an error. */
export function describeProblem(error: unknown, requestId: string) {
  const { message, code, details } = asRule(error);
  const body: ErrorBody = {
    error: {
      code,
      message,
      request_id: requestId,
      ...(error instanceof ZodError ? { fields: fieldsOf(error) } : {}),
      ...(details.jobId ? { job_id: details.jobId } : {}),
      ...(details.callId ? { call_id: details.callId } : {}),
    },
    detail: message,
  };
  return { status: statusOf[code], body, retryAfterSeconds: details.retryAfterSeconds };
}

function asRule(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof ZodError) {
    const text = fieldsOf(error).map(({ field, message }) => `${field}: ${message}`);
    return new DomainError('invalid_request', text.join('; '));
  }
  const { type, status } = error as { type?: unknown; status?: unknown };
  if (type === 'entity.too.large')
    return new DomainError('payload_too_large', 'The request body is larger than 20 MB.');
  if (type === 'entity.parse.failed') return new DomainError('invalid_request', 'The request body is not valid JSON.');
  if (isUnstorableText(error)) {
    return new DomainError(
      'invalid_request',
      'The request holds the character U+0000 or half of a surrogate pair, which cannot be stored. Take it out and try again.',
    );
  }
  if (isStorageOutage(error)) {
    return new DomainError(
      'storage_unavailable',
      'The database cannot be reached. Nothing was charged: try again shortly.',
      {
        retryAfterSeconds: 2,
      },
    );
  }
  if (isFaultOfRequest(status))
    return new DomainError('invalid_request', 'The request cannot be read: check its path, headers and body.');
  return new DomainError('internal', 'Something went wrong on our side. Quote request_id when you report it.');
}

/** Express and its body parser say so with a status: of a path that is badly encoded, of an encoding that nobody knows. */
const isFaultOfRequest = (status: unknown): boolean => typeof status === 'number' && status >= 400 && status < 500;

const fieldsOf = (error: ZodError) =>
  error.issues.flatMap((issue) => {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({ field: path.map(String).join('.') || 'body', message: issue.message }));
  });
