import { defaultPayloadConverter, type Headers } from '@temporalio/common';

const HEADER = 'traceparent';
const TRACEPARENT = /^00-(?<traceId>[0-9a-f]{32})-(?<spanId>[0-9a-f]{16})-(?<flags>[0-9a-f]{2})$/;

/** Where something belongs in a trace, as W3C's `traceparent` says it. */
export type TraceParent = { readonly traceId: string; readonly spanId: string; readonly flags: string };

/** The trace that a request to Temporal, or a step of a workflow, belongs to. Null when it is not traced. */
export function readTrace({ [HEADER]: payload }: Headers): TraceParent | null {
  return payload ? parseTraceParent(defaultPayloadConverter.fromPayload(payload)) : null;
}

/** Takes a trace along, and nothing else: these headers stay in Temporal's history. */
export const withTrace = (headers: Headers, trace: TraceParent): Headers => ({
  ...headers,
  [HEADER]: defaultPayloadConverter.toPayload(writeTraceParent(trace)),
});

export const writeTraceParent = ({ traceId, spanId, flags }: TraceParent): string => `00-${traceId}-${spanId}-${flags}`;

function parseTraceParent(text: unknown): TraceParent | null {
  const { traceId, spanId, flags } = (typeof text === 'string' && TRACEPARENT.exec(text)?.groups) || {};
  return traceId && spanId && flags ? { traceId, spanId, flags } : null;
}

/** Whether somebody keeps the trace. */
export const isSampled = ({ flags }: TraceParent): boolean => (Number.parseInt(flags, 16) & 1) === 1;
