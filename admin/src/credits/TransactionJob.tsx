import { RecordLink } from '../display/RecordLink.tsx';
import { NOTHING } from '../format/amounts.ts';
import type { Transaction } from './credit-records.ts';

type Props = { readonly transaction: Transaction };

/** The job that moved the credits, by the end of its id. */
export const TransactionJob = ({ transaction: { job_id: job, team_id: team } }: Props) =>
  job === null ? NOTHING : <RecordLink resource="jobs" id={`${team}~${job}`} label={`…${job.slice(-8)}`} />;
