import type { Column } from '../columns/column.ts';
import { JobName } from '../columns/JobName.tsx';
import { Moment } from '../display/Moment.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatUsd } from '../format/amounts.ts';
import { formatPercent } from '../format/percent.ts';
import type { MarginAlert } from './job-type.ts';
import { marginActionLooks } from './margin-actions.ts';

type Alert = Omit<MarginAlert, 'id'>;

export const alertColumns: readonly Column<Alert>[] = [
  { name: 'Job', value: ({ team_id, job_id }) => <JobName teamId={team_id} jobId={job_id} /> },
  { name: 'Team', value: ({ team_id }) => team_id },
  { name: 'Job type', value: ({ job_type }) => job_type },
  { name: 'Cost by then', isNumber: true, value: ({ cost_usd }) => formatUsd(cost_usd) },
  { name: 'Price by then', isNumber: true, value: ({ price_usd }) => formatUsd(price_usd) },
  { name: 'Margin', isNumber: true, value: ({ margin_percent }) => formatPercent(margin_percent) },
  { name: 'Done about it', value: ({ action }) => <StatusChip {...marginActionLooks[action]} /> },
  { name: 'When', value: ({ created_at }) => <Moment at={created_at} /> },
];
