import { once } from 'node:events';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { bodyFor, describeProblem } from './middleware/problem.ts';
import { requestIds } from './middleware/request-ids.ts';
import { projectReply } from './project-reply.ts';

/** One server-sent event. Data is JSON, but for the mark of the end. */
export type StreamEvent = { readonly id?: string; readonly name?: string; readonly data: unknown };

/** The mark after the last event of a stream that is whole, as OpenAI's clients expect it. */
export const DONE = '[DONE]';

/** An answer that comes piece by piece. */
export class EventStream {
  readonly events: AsyncIterable<StreamEvent>;

  constructor(events: AsyncIterable<StreamEvent>) {
    this.events = events;
  }
}

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  // Proxies that collect answers before they pass them on must not.
  'x-accel-buffering': 'no',
};
/** Proxies and clients give up a connection on which nothing has come for some ten seconds. */
const KEEP_ALIVE_MS = 5_000;

/**
 * Sends events as they come, and comments while none does. What fails before the first of them is thrown, so that it is
 * answered with its status; what fails later is told as an event. A caller who reads slowly is waited for.
 */
export async function sendEvents(
  request: Request,
  response: Response,
  { events }: EventStream,
  schema: z.ZodType,
): Promise<void> {
  const iterator = events[Symbol.asyncIterator]();
  const gone = new Promise<null>((resolve) => response.once('close', () => resolve(null)));
  try {
    for (let pending = iterator.next(); ; ) {
      const next = await soonest(pending, gone);
      if (next === null || (next !== 'nothing yet' && next.done)) return;
      if (!response.headersSent) response.writeHead(200, HEADERS);
      await write(response, gone, next === 'nothing yet' ? ': keep-alive\n\n' : format(next.value, schema));
      if (next !== 'nothing yet') pending = iterator.next();
    }
  } catch (error) {
    if (!response.headersSent) throw error;
    const { body } = describeProblem(error, String(request.id));
    if (body.error.code === 'internal')
      request.log.error({ ...requestIds(request, response), err: error }, 'stream failed');
    response.write(`data: ${JSON.stringify(bodyFor(request, body))}\n\n`);
  } finally {
    void iterator.return?.().catch(() => undefined);
    if (response.headersSent) response.end();
  }
}

/** The next event, or a sign that none has come for a while, or null when the caller is gone. */
async function soonest<T>(pending: Promise<T>, gone: Promise<null>): Promise<T | null | 'nothing yet'> {
  const { promise: silence, resolve } = Promise.withResolvers<'nothing yet'>();
  const timer = setTimeout(resolve, KEEP_ALIVE_MS, 'nothing yet');
  return Promise.race([pending, gone, silence]).finally(() => clearTimeout(timer));
}

async function write(response: Response, gone: Promise<null>, text: string): Promise<void> {
  if (!response.write(text)) await Promise.race([once(response, 'drain'), gone]);
}

function format({ id, name, data }: StreamEvent, schema: z.ZodType): string {
  const text = data === DONE ? DONE : JSON.stringify(projectReply(schema, data));
  return `${id === undefined ? '' : `id: ${id}\n`}${name === undefined ? '' : `event: ${name}\n`}data: ${text}\n\n`;
}
