import type { z } from 'zod';
import type { ErrorCode } from '#domain/errors.ts';
import type { AfterCommit } from './after-commit.ts';
import type { SetHeader } from './answer-headers.ts';
import type { Access, CallerOf } from './callers.ts';
import type { EventStream } from './event-stream.ts';
import type { Services } from './services.ts';
import type { TextDocument } from './text-document.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Schema = z.ZodType;

/** Where a request came from, for the audit log. */
export type Origin = { readonly requestId: string; readonly address: string; readonly userAgent: string | null };

type RouteRequest<A extends Access, P extends Schema, Q extends Schema, B extends Schema, H extends Schema> = {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  readonly headers: z.output<H>;
  readonly caller: CallerOf<A>;
  readonly origin: Origin;
  /** The caller's Idempotency-Key, at most 255 characters. */
  readonly idempotencyKey: string | null;
  /**
   * The same for every repeat of this very request with its Idempotency-Key, and for no other request; null without a key.
   * An effect that is stored under it happens once, also when the process that had begun it died.
   */
  readonly effectKey: string | null;
  /** Says in the answer's header that it is an earlier one again. */
  markReplayed(): void;
  /** Sets a header of the answer, also of an error that follows. */
  readonly setHeader: SetHeader;
};

/** A route as data: Express mounts it, and the OpenAPI document is printed from the same value. */
export type Route<
  A extends Access = Access,
  P extends Schema = Schema,
  Q extends Schema = Schema,
  B extends Schema = Schema,
  R extends Schema = Schema,
  H extends Schema = Schema,
> = {
  readonly method: Method;
  /** Express style, `/api/jobs/:job_id`. */
  readonly path: `/${string}`;
  /** Other paths of the same route, kept for clients of the older API. Not in the OpenAPI document. */
  readonly alsoAt?: readonly `/${string}`[];
  readonly summary: string;
  readonly tag: string;
  readonly access: A;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The headers that it reads beside those that every route does, in lower case. */
  readonly headers?: H;
  /** The allow-list of what leaves: a field that is not in here is never sent. */
  readonly reply: R;
  /** The list in the reply, where it is one of those that are given as CSV too. Its query is made with `listQuery`. */
  readonly rows?: string;
  /** The types of documents that it answers with when asked to. */
  readonly documents?: readonly string[];
  /** The allow-list of an event's data, for routes that answer with an event stream, always or when asked to. */
  readonly event?: Schema;
  /** The status of a reply, where it is not always 200. */
  statusFor?(reply: z.output<R>): number;
  readonly errors: readonly ErrorCode[];
  /** This POST changes nothing: it only asks. Everything else that operators send beside GET is audited. */
  readonly isQuestion?: true;
  /** `native`: what this POST makes recognises a repeat by itself. Others answer a repeat from a record of their answer. */
  readonly idempotency?: 'native';
  // A method, so that routes of every caller fit into one list.
  handle(
    request: RouteRequest<A, P, Q, B, H>,
    services: Services,
  ): Promise<z.input<R> | EventStream | TextDocument | AfterCommit<z.input<R>>>;
};

export type Handled = Awaited<ReturnType<Route['handle']>>;

export const defineRoute = <
  A extends Access,
  R extends Schema,
  P extends Schema = Schema,
  Q extends Schema = Schema,
  B extends Schema = Schema,
  H extends Schema = Schema,
>(
  route: Route<A, P, Q, B, R, H>,
): Route<A, P, Q, B, R, H> => route;
