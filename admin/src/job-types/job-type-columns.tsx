import type { Column } from '../columns/column.ts';
import { Moment } from '../display/Moment.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { NOTHING } from '../format/amounts.ts';
import { formatPercent } from '../format/percent.ts';
import { EarnedMargin } from './EarnedMargin.tsx';
import { FloorAction } from './FloorAction.tsx';
import type { JobType } from './job-type.ts';

export const jobTypeColumns: readonly Column<JobType>[] = [
  { name: 'Job type', sort: 'job_type', value: ({ id }) => <RecordLink resource="job-types" id={id} /> },
  { name: 'Margin, 30 days', isNumber: true, value: ({ job_type }) => <EarnedMargin jobType={job_type} /> },
  { name: 'Floor', isNumber: true, value: ({ margin_floor_percent }) => formatPercent(margin_floor_percent) },
  { name: 'Below it', value: (jobType) => <FloorAction jobType={jobType} /> },
  { name: 'Switches to', value: ({ switch_to_alias }) => switch_to_alias ?? NOTHING },
  { name: 'Default model', value: ({ default_model }) => default_model ?? 'the team’s' },
  { name: 'Changed', sort: 'updated_at', value: ({ updated_at }) => <Moment at={updated_at} /> },
];
