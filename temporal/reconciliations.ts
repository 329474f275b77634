import type { Span } from '#domain/day-before.ts';

/** What the API asks of the durable engine about reconciliations. */
export interface Reconciliations {
  /** Compares the span, once more if that is under way. Throws `engine_unavailable` when the engine cannot be reached; asking again is always safe. */
  start(reconciliationId: string, span: Span): Promise<void>;
}
