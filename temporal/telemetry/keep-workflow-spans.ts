import { SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api';
import type { Resource } from '@opentelemetry/resources';
import type { SpanProcessor } from '@opentelemetry/sdk-trace-node';
import type { InjectedSinks } from '@temporalio/worker';
import { jobIdOf } from '../job-workflow-client.ts';
import type { WorkflowSpan, WorkflowSpanSinks } from '../workflow-span.ts';

const MS_PER_SECOND = 1_000;
const NANOS_PER_MS = 1e6;

/** Puts what workflows tell of their steps with the spans of this process. */
export const keepWorkflowSpans = (processor: SpanProcessor, resource: Resource): InjectedSinks<WorkflowSpanSinks> => ({
  spans: {
    ended: {
      fn: ({ workflowId }, span) => processor.onEnd(readable(span, workflowId, resource)),
    },
  },
});

function readable(span: WorkflowSpan, workflowId: string, resource: Resource) {
  const { name, traceId, spanId, parentSpanId, startedAtMs, endedAtMs } = span;
  const jobId = jobIdOf(workflowId);
  const contextOf = (id: string) => ({ traceId, spanId: id, traceFlags: TraceFlags.SAMPLED });
  return {
    name,
    kind: SpanKind.INTERNAL,
    spanContext: () => contextOf(spanId),
    parentSpanContext: contextOf(parentSpanId),
    startTime: timeOf(startedAtMs),
    endTime: timeOf(endedAtMs),
    duration: timeOf(endedAtMs - startedAtMs),
    status: { code: SpanStatusCode.UNSET },
    attributes: { 'temporal.workflow_id': workflowId, ...(jobId !== null && { 'saas.job_id': jobId }) },
    links: [],
    events: [],
    ended: true,
    resource,
    instrumentationScope: { name: 'temporal' },
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  };
}

/** Seconds and nanoseconds. */
const timeOf = (milliseconds: number): [number, number] => [
  Math.floor(milliseconds / MS_PER_SECOND),
  Math.round((milliseconds % MS_PER_SECOND) * NANOS_PER_MS),
];
