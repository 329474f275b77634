import { Alert, Stack } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { Facts } from '../display/Facts.tsx';
import { Moment } from '../display/Moment.tsx';
import { RecordShow } from '../display/RecordShow.tsx';
import { Section } from '../display/Section.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatCount, formatCredits, formatUsd } from '../format/amounts.ts';
import { formatSpan } from '../format/days.ts';
import { Residuals } from './Residuals.tsx';
import type { Reconciliation } from './reconciliation.ts';
import { lookOf } from './reconciliation-status.ts';

const REPEAT_MS = 1_500;

export const ReconciliationShow = () => (
  <RecordShow title="Reconciliation" queryOptions={{ refetchInterval: whileRunning }}>
    <ReconciliationPage />
  </RecordShow>
);

const whileRunning = ({ state }: { readonly state: { readonly data?: Pick<Reconciliation, 'status'> | undefined } }) =>
  state.data?.status === 'running' ? REPEAT_MS : false;

const ReconciliationPage = () => {
  const run = useRecordContext<Reconciliation>();
  if (!run) return null;
  return (
    <Stack sx={{ gap: 2 }}>
      <Section title={formatSpan(run.from, run.to)} actions={<StatusChip {...lookOf(run)} />}>
        <Facts facts={factsOf(run)} />
      </Section>
      {run.status === 'running' ? (
        <Alert severity="info">The records are being compared. What is found is shown here when it is done.</Alert>
      ) : (
        <Residuals id={run.reconciliation_id} />
      )}
    </Stack>
  );
};

const factsOf = (run: Reconciliation) => [
  { name: 'Jobs', value: formatCount(run.jobs) },
  { name: 'Calls', value: formatCount(run.calls) },
  { name: 'Credits charged, by jobs', value: formatCredits(run.credits_charged) },
  { name: 'Credits charged, by ledger', value: formatCredits(run.credits_in_ledger) },
  { name: 'Cost that counts', value: formatUsd(run.cost_usd) },
  { name: 'Cost that LiteLLM reported', value: formatUsd(run.reported_cost_usd) },
  { name: 'Residuals', value: formatCount(run.residual_count) },
  { name: 'Started', value: <Moment at={run.started_at} /> },
  { name: 'Finished', value: <Moment at={run.finished_at} /> },
];
