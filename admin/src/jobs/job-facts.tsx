import type { Fact } from '../display/Facts.tsx';
import { Moment } from '../display/Moment.tsx';
import { formatCount, formatCredits, formatUsd, NOTHING } from '../format/amounts.ts';
import { formatDuration } from '../format/times.ts';
import { CallCount } from './CallCount.tsx';
import type { JobDetail } from './job.ts';
import { jobDuration } from './job-duration.ts';

/** The figures of a job. */
export const jobAmounts = (job: JobDetail): Fact[] => [
  { name: 'Credits charged', value: formatCredits(job.credits_charged) },
  { name: 'Cost', value: formatUsd(job.total_cost_usd) },
  { name: 'Calls', value: <CallCount job={job} /> },
  { name: 'Tokens', value: formatCount(job.total_tokens) },
  { name: 'Average latency', value: formatDuration(job.avg_latency_ms) },
  { name: 'Duration', value: jobDuration(job) },
];

/** Whose job it is, and when it was. */
export const jobFacts = (job: JobDetail): Fact[] => [
  { name: 'Job', value: job.job_id, isWide: true },
  { name: 'Team', value: job.team_id },
  { name: 'Organization', value: job.organization_id },
  { name: 'User', value: job.user_id ?? NOTHING },
  { name: 'Customer’s own id', value: job.external_task_id ?? NOTHING },
  { name: 'Created', value: <Moment at={job.created_at} /> },
  { name: 'Started', value: <Moment at={job.started_at} /> },
  { name: 'Completed', value: <Moment at={job.completed_at} /> },
];
