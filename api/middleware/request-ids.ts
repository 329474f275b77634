import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, Response } from 'express';

/** What a request was about, for logs and traces. */
export type RequestIds = {
  readonly requestId: string;
  readonly teamId?: string;
  readonly jobId?: string;
  readonly callId?: string;
};

type Named = Readonly<Record<string, unknown>>;

/** Keeps the ids that a request's path, its answer or its error names, under the names they have there. */
export function noteIds(response: Response, named: object): void {
  const { job_id: jobId, call_id: callId } = named as Named;
  response.locals['ids'] = { ...response.locals['ids'], ...textual({ jobId, callId }) };
}

/** All that is known of a request by now. */
export function requestIds(incoming: IncomingMessage, outgoing: ServerResponse): RequestIds {
  const { id } = incoming as Request;
  const { locals } = outgoing as Response;
  return {
    requestId: String(id),
    ...textual({
      teamId: locals['caller']?.teamId,
      jobId: outgoing.getHeader('x-job-id'),
      callId: outgoing.getHeader('x-call-id'),
    }),
    ...locals['ids'],
  };
}

const textual = (named: Named): object =>
  Object.fromEntries(Object.entries(named).filter(([, value]) => typeof value === 'string'));
