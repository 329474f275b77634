import { context, isSpanContextValid, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { ClientInterceptors } from '@temporalio/client';
import type { ActivityInterceptorsFactory, InjectedSinks } from '@temporalio/worker';
import type { WorkflowSpanSinks } from '../workflow-span.ts';
import { keepWorkflowSpans } from './keep-workflow-spans.ts';
import type { NoteOnSpan } from './note-on-span.ts';
import { traceActivities, traceEngineRequests } from './trace-engine.ts';

export type TracingOptions = {
  /** Where traces are sent, as `OTEL_EXPORTER_OTLP_ENDPOINT` says it. */
  readonly endpoint: string;
  readonly serviceName: string;
};

export type Tracing = {
  readonly client: ClientInterceptors;
  readonly activity: ActivityInterceptorsFactory;
  readonly sinks: InjectedSinks<WorkflowSpanSinks>;
  readonly noteOnSpan: NoteOnSpan;
  /** The trace that is under way, for a line of the log. */
  traceFields(): object;
  /** Sends what has not been sent. */
  stop(): Promise<void>;
};

/**
 * Traces requests through workflows and activities to LiteLLM. Loaded only where it is wanted: a process without it has
 * none of this in its way.
 */
export function startTracing({ endpoint, serviceName }: TracingOptions): Tracing {
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
  const processor = new BatchSpanProcessor(new OTLPTraceExporter({ url }));
  const resource = resourceFromAttributes({ 'service.name': serviceName });
  const provider = new NodeTracerProvider({ resource, spanProcessors: [processor] });
  provider.register();
  return {
    client: { workflow: [traceEngineRequests] },
    activity: traceActivities,
    sinks: keepWorkflowSpans(processor, resource),
    noteOnSpan: (attributes) => void trace.getActiveSpan()?.setAttributes(attributes),
    traceFields() {
      const active = trace.getSpanContext(context.active());
      return active && isSpanContextValid(active) ? { traceId: active.traceId } : {};
    },
    stop: () => provider.shutdown(),
  };
}
