import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { CallRow } from './CallRow.tsx';
import { callColumns } from './call-columns.ts';
import type { Job, JobCall } from './job.ts';

type Props = { readonly job: Job; readonly calls: readonly JobCall[] };

export const CallTable = ({ job, calls }: Props) => (
  <TableContainer>
    <Table size="small">
      <TableHead>
        <TableRow>
          <TableCell>Purpose</TableCell>
          <TableCell>Model</TableCell>
          <TableCell>Status</TableCell>
          {callColumns.map(({ name }) => (
            <TableCell key={name} align="right">
              {name}
            </TableCell>
          ))}
          <TableCell>Messages</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {calls.map((call) => (
          <CallRow key={call.call_id} job={job} call={call} />
        ))}
      </TableBody>
    </Table>
  </TableContainer>
);
