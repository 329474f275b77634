/** A step of a workflow as its worker is told of it. Ids and names, nothing of what a team sent. */
export type WorkflowSpan = {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
};

/** How a workflow tells of a step that has ended. Not told again when its history is replayed. */
export type WorkflowSpanSinks = { spans: { ended(span: WorkflowSpan): void } };
