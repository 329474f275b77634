import {
  AsyncLocalStorage,
  type Headers,
  proxySinks,
  uuid4,
  type WorkflowInterceptors,
  workflowInfo,
} from '@temporalio/workflow';
import { isSampled, readTrace, type TraceParent, withTrace } from '../temporal/trace-header.ts';
import type { WorkflowSpanSinks } from '../temporal/workflow-span.ts';

const SPAN_ID_LENGTH = 16;

/**
 * Passes traces on from what a workflow is asked to what it has done, and tells of its steps. It adds no turn to any promise
 * and no command: whether a job is traced makes no difference to its history, which goes on with tracing on or off.
 */
export function interceptors(): WorkflowInterceptors {
  const { spans } = proxySinks<WorkflowSpanSinks>();
  const current = new AsyncLocalStorage<TraceParent>();

  function within<T>(headers: Headers, name: string, work: () => Promise<T>): Promise<T> {
    const parent = readTrace(headers);
    if (!parent) return work();
    if (!isSampled(parent)) return current.run(parent, work);
    const spanId = uuid4().replaceAll('-', '').slice(-SPAN_ID_LENGTH);
    const { traceId, spanId: parentSpanId } = parent;
    const startedAtMs = Date.now();
    const end = () => spans.ended({ name, traceId, spanId, parentSpanId, startedAtMs, endedAtMs: Date.now() });
    const working = current.run({ ...parent, spanId }, work);
    void working.then(end, end);
    return working;
  }

  const passOn = <Input extends { readonly headers: Headers }>(input: Input): Input => {
    const trace = current.getStore();
    return trace ? { ...input, headers: withTrace(input.headers, trace) } : input;
  };

  return {
    inbound: [
      {
        execute: (input, next) => within(input.headers, `run ${workflowInfo().workflowType}`, () => next(input)),
        handleSignal: (input, next) => within(input.headers, `handle ${input.signalName}`, () => next(input)),
        handleUpdate: (input, next) => within(input.headers, `handle ${input.name}`, () => next(input)),
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next(passOn(input)),
        scheduleLocalActivity: (input, next) => next(passOn(input)),
        continueAsNew: (input, next) => next(passOn(input)),
      },
    ],
  };
}
