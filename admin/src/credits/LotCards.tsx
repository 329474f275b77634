import { Stack, Typography } from '@mui/material';
import { Facts } from '../display/Facts.tsx';
import { Moment } from '../display/Moment.tsx';
import { RecordCards } from '../display/RecordCards.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { formatCredits, formatUsd } from '../format/amounts.ts';
import { lotSourceNames } from './credit-looks.ts';
import type { Lot } from './credit-records.ts';

type Props = { readonly withTeam?: boolean };

export const LotCards = ({ withTeam = false }: Props) => (
  <RecordCards<Lot>>{(lot) => <LotCard lot={lot} withTeam={withTeam} />}</RecordCards>
);

const LotCard = ({ lot, withTeam }: Required<Props> & { readonly lot: Lot }) => (
  <Stack sx={{ gap: 1 }}>
    <Typography variant="body2" sx={{ fontWeight: 600 }}>
      {lotSourceNames[lot.source]} of {formatCredits(lot.granted)} credits
    </Typography>
    <Facts
      size="small"
      facts={[
        { name: 'Left', value: formatCredits(lot.remaining) },
        { name: 'Reserved', value: formatCredits(lot.reserved) },
        { name: 'Spent', value: formatCredits(lot.spent) },
        { name: 'Expired', value: formatCredits(lot.expired) },
        { name: 'Repaid', value: formatCredits(lot.repaid) },
        { name: 'Paid', value: formatUsd(lot.payment_amount_usd) },
        ...(withTeam ? [{ name: 'Team', value: <RecordLink resource="teams" id={lot.team_id} />, isWide: true }] : []),
        { name: 'Expires', value: lot.expires_at ? <Moment at={lot.expires_at} /> : 'Never', isWide: true },
        { name: 'Created', value: <Moment at={lot.created_at} />, isWide: true },
      ]}
    />
  </Stack>
);
