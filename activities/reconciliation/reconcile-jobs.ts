import type { Span } from '#domain/day-before.ts';
import { runReconciliation } from '../../prisma/repositories/run-reconciliation.ts';
import type { Deps } from '../deps.ts';

/** Compares ledger, calls and LiteLLM's figures over a span. A repeat rewrites what was found. */
export const reconcileJobs = ({ db }: Pick<Deps, 'db'>) =>
  async function reconcileJobs(span: Span): Promise<void> {
    await runReconciliation(db, span);
  };
