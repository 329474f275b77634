import { Link, useCreatePath } from 'react-admin';

type Props = { readonly teamId: string; readonly jobId: string };

/** Leads to a job. Of the id it shows the end, because ids of one hour begin alike. */
export const JobName = ({ teamId, jobId }: Props) => {
  const createPath = useCreatePath();
  return (
    <Link
      to={createPath({ resource: 'jobs', type: 'show', id: `${teamId}~${jobId}` })}
      title={jobId}
      sx={{ fontFamily: 'monospace', whiteSpace: 'nowrap' }}
    >
      …{jobId.slice(-8)}
    </Link>
  );
};
