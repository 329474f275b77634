import type { MouseEvent } from 'react';
import { Link, useCreatePath } from 'react-admin';
import type { Job } from './job.ts';

type Props = { readonly job: Job };

/** Leads to the job. Of the id it shows the end, because ids of one hour begin alike. */
export const JobLink = ({ job }: Props) => {
  const createPath = useCreatePath();
  return (
    <Link
      to={createPath({ resource: 'jobs', type: 'show', id: job.id })}
      aria-label={`Job ${job.job_id}`}
      title={job.job_id}
      onClick={(event: MouseEvent) => event.stopPropagation()}
      sx={{ fontFamily: 'monospace', whiteSpace: 'nowrap' }}
    >
      …{job.job_id.slice(-8)}
    </Link>
  );
};
