import { Stack } from '@mui/material';
import { Facts } from '../display/Facts.tsx';
import { Moment } from '../display/Moment.tsx';
import { RecordCards } from '../display/RecordCards.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatCredits, NOTHING } from '../format/amounts.ts';
import { transactionLooks } from './credit-looks.ts';
import type { Transaction } from './credit-records.ts';
import { TransactionJob } from './TransactionJob.tsx';

type Props = { readonly withTeam?: boolean };

export const TransactionCards = ({ withTeam = false }: Props) => (
  <RecordCards<Transaction>>{(one) => <TransactionCard transaction={one} withTeam={withTeam} />}</RecordCards>
);

const TransactionCard = ({ transaction, withTeam }: Required<Props> & { readonly transaction: Transaction }) => (
  <Stack sx={{ gap: 1 }}>
    <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', gap: 1 }}>
      <Moment at={transaction.created_at} />
      <StatusChip {...transactionLooks[transaction.transaction_type]} />
    </Stack>
    <Facts
      size="small"
      facts={[
        { name: 'Credits', value: formatCredits(transaction.credits_amount) },
        { name: 'Available after', value: formatCredits(transaction.credits_after) },
        { name: 'Job', value: <TransactionJob transaction={transaction} /> },
        ...(withTeam
          ? [{ name: 'Team', value: <RecordLink resource="teams" id={transaction.team_id} />, isWide: true }]
          : []),
        { name: 'Reason', value: transaction.reason ?? NOTHING, isWide: true },
      ]}
    />
  </Stack>
);
