import { DataTable } from 'react-admin';
import { Moment } from '../display/Moment.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { KeyActions } from './KeyActions.tsx';
import { KeyEnd } from './KeyEnd.tsx';
import { KeyName } from './KeyName.tsx';
import { keyStatusLooks, scopeNames } from './key-looks.ts';
import { keyTerms } from './key-terms.ts';
import type { TeamKey } from './team-key.ts';

const Column = DataTable.Col<TeamKey>;

type Props = { readonly withTeam?: boolean };

export const KeyTable = ({ withTeam = false }: Props) => (
  <DataTable<TeamKey> rowClick={false} bulkActionButtons={false}>
    <Column source="name" label="Key" render={(key) => <KeyName teamKey={key} />} />
    {withTeam && (
      <Column label="Team" render={({ team_id: id }) => <RecordLink resource="teams" id={id} tab="/keys" />} />
    )}
    <Column label="Status" render={({ status }) => <StatusChip {...keyStatusLooks[status]} />} />
    <Column label="Scope" render={({ scope }) => scopeNames[scope]} />
    <Column label="Terms" render={keyTerms} />
    <Column source="created_at" label="Created" render={({ created_at }) => <Moment at={created_at} />} />
    <Column source="expires_at" label="Ends" render={(key) => <KeyEnd teamKey={key} />} />
    <Column label="Actions" render={(key) => <KeyActions teamKey={key} />} />
  </DataTable>
);
