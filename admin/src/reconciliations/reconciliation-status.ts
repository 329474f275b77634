import type { StatusLook } from '../display/StatusChip.tsx';
import type { Reconciliation } from './reconciliation.ts';

/** How a reconciliation stands, in a word. */
export function lookOf({
  status,
  residual_count: count,
}: Pick<Reconciliation, 'status' | 'residual_count'>): StatusLook {
  if (status === 'running') return { label: 'Running', tone: 'info' };
  return count === 0 ? { label: 'Agrees', tone: 'success' } : { label: 'Residuals', tone: 'warning' };
}
