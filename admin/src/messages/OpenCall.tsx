import { Button } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import type { Job, JobCall } from '../jobs/job.ts';

type Props = { readonly job: Job; readonly call: JobCall; readonly label?: string };

const CallDialog = lazy(async () => ({ default: (await import('./CallDialog.tsx')).CallDialog }));

/** Opens what a call asked and was answered, which is fetched only then. */
export const OpenCall = ({ job, call, label = 'Open' }: Props) => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        onClick={() => setIsOpen(true)}
        aria-label={`${label}: call ${call.call_id.slice(-8)}`}
        sx={{ textAlign: 'left', justifyContent: 'start', overflowWrap: 'anywhere', minWidth: 0 }}
      >
        {label}
      </Button>
      {isOpen && (
        <Suspense>
          <CallDialog job={job} call={call} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
};
