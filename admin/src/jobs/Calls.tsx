import { LinearProgress } from '@mui/material';
import { Muted } from '../display/Muted.tsx';
import { Section } from '../display/Section.tsx';
import { useIsNarrow } from '../display/use-is-narrow.ts';
import { CallCards } from './CallCards.tsx';
import { CallTable } from './CallTable.tsx';
import type { Job, JobCall } from './job.ts';

type Props = { readonly job: Job; readonly calls: readonly JobCall[] | undefined };

/** The model calls of a job, the first one first. */
export const Calls = ({ job, calls }: Props) => {
  const isNarrow = useIsNarrow();
  if (calls && calls.length > 0)
    return (
      <Section title="Calls" isFlush>
        {isNarrow ? <CallCards job={job} calls={calls} /> : <CallTable job={job} calls={calls} />}
      </Section>
    );
  return (
    <Section title="Calls">
      {calls ? <Muted>This job has called no model yet.</Muted> : <LinearProgress aria-label="Loading the calls" />}
    </Section>
  );
};
