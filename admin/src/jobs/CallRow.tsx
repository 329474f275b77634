import { TableCell, TableRow } from '@mui/material';
import { StatusChip } from '../display/StatusChip.tsx';
import { NOTHING } from '../format/amounts.ts';
import { OpenCall } from '../messages/OpenCall.tsx';
import { CallModel } from './CallModel.tsx';
import { CallProblem } from './CallProblem.tsx';
import { callColumns } from './call-columns.ts';
import type { Job, JobCall } from './job.ts';
import { callStatusLooks } from './job-status.ts';

type Props = { readonly job: Job; readonly call: JobCall };

/** One call; what went wrong stands below it, over the whole width. */
export const CallRow = ({ job, call }: Props) => (
  <>
    <TableRow sx={call.error ? { '& td': { borderBottom: 0 } } : {}}>
      <TableCell>{call.purpose ?? NOTHING}</TableCell>
      <TableCell>
        <CallModel call={call} />
      </TableCell>
      <TableCell>
        <StatusChip {...callStatusLooks[call.status]} />
      </TableCell>
      {callColumns.map(({ name, value }) => (
        <TableCell key={name} align="right" sx={{ whiteSpace: 'nowrap' }}>
          {value(call)}
        </TableCell>
      ))}
      <TableCell>
        <OpenCall job={job} call={call} />
      </TableCell>
    </TableRow>
    {call.error && (
      <TableRow>
        <TableCell colSpan={4 + callColumns.length} sx={{ paddingTop: 0 }}>
          <CallProblem call={call} />
        </TableCell>
      </TableRow>
    )}
  </>
);
