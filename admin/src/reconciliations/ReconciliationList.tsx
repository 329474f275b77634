import { Box } from '@mui/material';
import { Records } from '../columns/Records.tsx';
import { RecordList } from '../display/RecordList.tsx';
import { NothingYet } from '../panel/NothingYet.tsx';
import { reconciliationColumns } from './reconciliation-columns.tsx';
import { StartReconciliation } from './StartReconciliation.tsx';

export const ReconciliationList = () => (
  <>
    <Box sx={{ paddingTop: 1 }}>
      <StartReconciliation />
    </Box>
    <RecordList title="Reconciliations" empty={<NoReconciliations />}>
      <Records columns={reconciliationColumns} />
    </RecordList>
  </>
);

const NoReconciliations = () => (
  <NothingYet title="No reconciliation yet">
    Every day at 00:20 UTC the ledger, the calls and what LiteLLM reported of the day before are compared, job by job.
    The first will be listed here tomorrow; reconcile days to see one now.
  </NothingYet>
);
