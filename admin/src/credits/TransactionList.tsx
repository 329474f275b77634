import { SelectInput, TextInput } from 'react-admin';
import { EmptyPage } from '../display/EmptyPage.tsx';
import { RecordList } from '../display/RecordList.tsx';
import { tenantFilters } from '../display/tenant-filters.tsx';
import { useIsNarrow } from '../display/use-is-narrow.ts';
import { transactionChoices } from './credit-looks.ts';
import { TransactionCards } from './TransactionCards.tsx';
import { TransactionTable } from './TransactionTable.tsx';

const filters = [
  ...tenantFilters,
  <SelectInput key="transaction_type" source="transaction_type" label="Type" choices={transactionChoices} alwaysOn />,
  <TextInput key="job_id" source="job_id" label="Job id" alwaysOn />,
];

export const TransactionList = () => (
  <RecordList title="Transactions" filters={filters} empty={<NoTransactions />}>
    {useIsNarrow() ? <TransactionCards withTeam /> : <TransactionTable withTeam />}
  </RecordList>
);

const NoTransactions = () => (
  <EmptyPage title="No transactions yet">
    Every movement of credits appears here: credits added, held for a job, charged, released, refunded. Add credits to a
    team on its page.
  </EmptyPage>
);
