import { context, propagation, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import type { Headers } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { jobIdOf } from '../job-workflow-client.ts';
import { readTrace, type TraceParent, withTrace, writeTraceParent } from '../trace-header.ts';

const tracer = trace.getTracer('temporal');

/** Makes a span of each request to Temporal, and takes the trace along to the workflow. */
export const traceEngineRequests: WorkflowClientInterceptor = {
  start: (input, next) => within(`start ${input.workflowType}`, input.options.workflowId, () => next(traced(input))),
  startWithDetails: (input, next) =>
    within(`start ${input.workflowType}`, input.options.workflowId, () => next(traced(input))),
  signal: (input, next) =>
    within(`signal ${input.signalName}`, input.workflowExecution.workflowId, () => next(traced(input))),
  signalWithStart: (input, next) =>
    within(`signal ${input.signalName}`, input.options.workflowId, () => next(traced(input))),
  startUpdate: (input, next) =>
    within(`update ${input.updateName}`, input.workflowExecution.workflowId, () => next(traced(input))),
  startUpdateWithStart: (input, next) =>
    within(`update ${input.updateName}`, input.workflowStartOptions.workflowId, () =>
      next({
        ...input,
        workflowStartHeaders: tracedHeaders(input.workflowStartHeaders),
        updateHeaders: tracedHeaders(input.updateHeaders),
      }),
    ),
};

/** Makes a span of each activity, in the trace of the step that asked for it, and names the trace in what is logged of it. */
export const traceActivities: ActivityInterceptorsFactory = ({
  info: { activityType, attempt, workflowExecution },
}) => {
  let parent: TraceParent | null = null;
  return {
    inbound: {
      execute(input, next) {
        parent = readTrace(input.headers);
        if (!parent) return next(input);
        return context.with(contextOf(parent), () =>
          within(`run ${activityType}`, workflowExecution?.workflowId ?? '', (span) => {
            span.setAttribute('temporal.attempt', attempt);
            return next(input);
          }),
        );
      },
    },
    outbound: { getLogAttributes: (input, next) => next({ ...input, ...(parent && { traceId: parent.traceId }) }) },
  };
};

async function within<T>(name: string, workflowId: string, work: (span: Span) => Promise<T>): Promise<T> {
  const jobId = jobIdOf(workflowId);
  const attributes = { 'temporal.workflow_id': workflowId, ...(jobId !== null && { 'saas.job_id': jobId }) };
  return tracer.startActiveSpan(name, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

const traced = <Input extends { readonly headers: Headers }>(input: Input): Input => ({
  ...input,
  headers: tracedHeaders(input.headers),
});

function tracedHeaders(headers: Headers): Headers {
  const active = trace.getSpanContext(context.active());
  if (!active) return headers;
  const flags = active.traceFlags.toString(16).padStart(2, '0');
  return withTrace(headers, { traceId: active.traceId, spanId: active.spanId, flags });
}

const contextOf = (parent: TraceParent) =>
  propagation.extract(context.active(), { traceparent: writeTraceParent(parent) });
