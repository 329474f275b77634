import type { Fact } from '../display/Facts.tsx';
import { ListLink } from '../display/ListLink.tsx';
import { Moment } from '../display/Moment.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { formatCount, formatCredits, formatUsd, NOTHING } from '../format/amounts.ts';
import { formatDuration } from '../format/times.ts';
import { CallCount } from './CallCount.tsx';
import { JobCost } from './JobCost.tsx';
import type { Job } from './job.ts';
import { jobDuration } from './job-duration.ts';

/** The figures of a job. Price and margin appear when credits have a price. */
export const jobAmounts = (job: Job): Fact[] => [
  { name: 'Credits charged', value: formatCredits(job.credits_charged) },
  ...(job.credits_refunded > 0 ? [{ name: 'Refunded', value: formatCredits(job.credits_refunded) }] : []),
  ...(job.credits_held > 0 ? [{ name: 'Credits held', value: formatCredits(job.credits_held) }] : []),
  { name: 'Cost', value: <JobCost job={job} /> },
  ...(job.price_usd === null ? [] : [{ name: 'Price', value: formatUsd(job.price_usd) }]),
  ...(job.margin_usd === null ? [] : [{ name: 'Margin', value: formatUsd(job.margin_usd) }]),
  { name: 'Calls', value: <CallCount job={job} /> },
  { name: 'Retries', value: formatCount(job.retry_count) },
  { name: 'Tokens', value: formatCount(job.total_tokens) },
  { name: 'Average latency', value: job.successful_calls > 0 ? formatDuration(job.avg_latency_ms) : NOTHING },
  { name: 'Duration', value: jobDuration(job) },
];

/** Whose job it is, and when it was. */
export const jobFacts = (job: Job): Fact[] => [
  { name: 'Job', value: job.job_id, isWide: true },
  { name: 'Team', value: <RecordLink resource="teams" id={job.team_id} /> },
  { name: 'Organization', value: <RecordLink resource="organizations" id={job.organization_id} /> },
  { name: 'User', value: job.user_id ?? NOTHING },
  { name: 'Priced by', value: <PricedBy job={job} /> },
  {
    name: 'Credits',
    value: (
      <ListLink resource="transactions" filter={{ job_id: job.job_id }}>
        Its transactions
      </ListLink>
    ),
  },
  { name: 'Created', value: <Moment at={job.created_at} /> },
  { name: 'Started', value: <Moment at={job.started_at} /> },
  { name: 'Completed', value: <Moment at={job.completed_at} /> },
];

/** The price book, and which version of it. */
const PricedBy = ({ job: { price_version: version } }: { readonly job: Job }) => (
  <RecordLink resource="price-books" id={version.slice(0, version.lastIndexOf('/'))} label={version} />
);
