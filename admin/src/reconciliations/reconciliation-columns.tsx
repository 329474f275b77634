import type { Column } from '../columns/column.ts';
import { Moment } from '../display/Moment.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatCount, formatCredits, formatUsd } from '../format/amounts.ts';
import { formatSpan } from '../format/days.ts';
import type { Reconciliation } from './reconciliation.ts';
import { lookOf } from './reconciliation-status.ts';

export const reconciliationColumns: readonly Column<Reconciliation>[] = [
  {
    name: 'Span (UTC)',
    sort: 'from',
    value: ({ id, from, to }) => <RecordLink resource="reconciliations" id={id} label={formatSpan(from, to)} />,
  },
  { name: 'State', value: (run) => <StatusChip {...lookOf(run)} /> },
  { name: 'Residuals', isNumber: true, value: ({ residual_count }) => formatCount(residual_count) },
  { name: 'Jobs', isNumber: true, value: ({ jobs }) => formatCount(jobs) },
  { name: 'Calls', isNumber: true, value: ({ calls }) => formatCount(calls) },
  { name: 'Credits charged', isNumber: true, value: ({ credits_charged }) => formatCredits(credits_charged) },
  { name: 'Cost', isNumber: true, value: ({ cost_usd }) => formatUsd(cost_usd) },
  { name: 'Finished', value: ({ finished_at }) => <Moment at={finished_at} /> },
];
