import { DataTable } from 'react-admin';
import { Moment } from '../display/Moment.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatCredits, NOTHING } from '../format/amounts.ts';
import { transactionLooks } from './credit-looks.ts';
import type { Transaction } from './credit-records.ts';
import { TransactionJob } from './TransactionJob.tsx';

const Column = DataTable.Col<Transaction>;
const right = { align: 'right', cellSx: () => ({ whiteSpace: 'nowrap' }) } as const;

type Props = { readonly withTeam?: boolean };

export const TransactionTable = ({ withTeam = false }: Props) => (
  <DataTable<Transaction> rowClick={false} bulkActionButtons={false}>
    <Column source="created_at" label="When" render={({ created_at }) => <Moment at={created_at} />} />
    {withTeam && (
      <Column label="Team" render={({ team_id: id }) => <RecordLink resource="teams" id={id} tab="/credits" />} />
    )}
    <Column label="Type" render={({ transaction_type: type }) => <StatusChip {...transactionLooks[type]} />} />
    <Column {...right} label="Credits" render={({ credits_amount }) => formatCredits(credits_amount)} />
    <Column {...right} label="Available after" render={({ credits_after }) => formatCredits(credits_after)} />
    <Column {...right} label="Owed after" render={({ debt_after }) => formatCredits(debt_after)} />
    <Column label="Job" render={(transaction) => <TransactionJob transaction={transaction} />} />
    <Column label="Reason" render={({ reason }) => reason ?? NOTHING} />
  </DataTable>
);
