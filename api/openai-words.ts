import type { ErrorBody } from '#schemas/errors.ts';
import { statusOf } from './errors.ts';

/** Statuses that OpenAI has a type of error for; any other of ours is the request's fault below 500 and the server's from there. */
const types: Partial<Record<number, string>> = {
  401: 'authentication_error',
  402: 'insufficient_quota',
  403: 'permission_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
};

/** An error's type and the parameter it is about, as OpenAI's clients read them. */
export function openAiWords({ code, fields }: ErrorBody['error']): {
  readonly type: string;
  readonly param: string | null;
} {
  const status = statusOf[code];
  const otherwise = status >= 500 ? 'server_error' : 'invalid_request_error';
  return { type: types[status] ?? otherwise, param: fields?.[0]?.field ?? null };
}
