import type { Column } from '../columns/column.ts';
import { JobName } from '../columns/JobName.tsx';
import { formatCount, formatCredits, formatUsd, NOTHING } from '../format/amounts.ts';
import type { Residual } from './reconciliation.ts';
import { residualWords } from './residual-kinds.ts';

export const residualColumns: readonly Column<Residual>[] = [
  { name: 'Kind', value: ({ kind }) => residualWords[kind] },
  { name: 'Team', value: ({ team_id }) => team_id ?? NOTHING },
  {
    name: 'Job',
    value: ({ team_id: team, job_id: job }) => (team && job ? <JobName teamId={team} jobId={job} /> : NOTHING),
  },
  { name: 'Expected', isNumber: true, value: ({ unit, expected }) => formats[unit](expected) },
  { name: 'Found', isNumber: true, value: ({ unit, found }) => formats[unit](found) },
  { name: 'Reason', isWide: true, value: ({ reason }) => reason },
];

const formats = { credits: formatCredits, usd: formatUsd, count: formatCount };
