import { DataTable } from 'react-admin';
import { Moment } from '../display/Moment.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { formatCount, formatCredits, formatUsd } from '../format/amounts.ts';
import { lotSourceNames } from './credit-looks.ts';
import type { Lot } from './credit-records.ts';

const Column = DataTable.Col<Lot>;
const right = { align: 'right', cellSx: () => ({ whiteSpace: 'nowrap' }) } as const;

type Props = { readonly withTeam?: boolean };

export const LotTable = ({ withTeam = false }: Props) => (
  <DataTable<Lot> rowClick={false} bulkActionButtons={false}>
    <Column label="Lot" render={({ lot_id: id }) => id} />
    {withTeam && (
      <Column label="Team" render={({ team_id: id }) => <RecordLink resource="teams" id={id} tab="/credits" />} />
    )}
    <Column label="Source" render={({ source }) => lotSourceNames[source]} />
    <Column {...right} label="Priority" render={({ priority }) => formatCount(priority)} />
    <Column {...right} label="Granted" render={({ granted }) => formatCredits(granted)} />
    <Column {...right} source="remaining" label="Left" render={({ remaining }) => formatCredits(remaining)} />
    <Column {...right} label="Reserved" render={({ reserved }) => formatCredits(reserved)} />
    <Column {...right} label="Spent" render={({ spent }) => formatCredits(spent)} />
    <Column {...right} label="Repaid" render={({ repaid }) => formatCredits(repaid)} />
    <Column {...right} label="Expired" render={({ expired }) => formatCredits(expired)} />
    <Column {...right} label="Paid" render={({ payment_amount_usd: paid }) => formatUsd(paid)} />
    <Column
      source="expires_at"
      label="Expires"
      render={({ expires_at }) => (expires_at ? <Moment at={expires_at} /> : 'Never')}
    />
    <Column source="created_at" label="Created" render={({ created_at }) => <Moment at={created_at} />} />
  </DataTable>
);
