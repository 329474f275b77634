import { AutocompleteInput, ReferenceInput, SelectInput, TextInput } from 'react-admin';
import { Records } from '../columns/Records.tsx';
import { RecordList } from '../display/RecordList.tsx';
import { NothingYet } from '../panel/NothingYet.tsx';
import { credentialColumns } from './credential-columns.tsx';
import { credentialStatusChoices } from './credential-status.ts';

const searchByName = (q: string) => ({ q });

const filters = [
  <ReferenceInput key="organization_id" source="organization_id" reference="organizations" alwaysOn>
    <AutocompleteInput label="Organization" filterToQuery={searchByName} sx={{ minWidth: { sm: 220 } }} />
  </ReferenceInput>,
  <TextInput key="provider" source="provider" label="Provider" alwaysOn />,
  <SelectInput key="status" source="status" choices={credentialStatusChoices} alwaysOn />,
];

export const CredentialList = () => (
  <RecordList title="Provider credentials" filters={filters} empty={<NoCredentials />}>
    <Records columns={credentialColumns} />
  </RecordList>
);

const NoCredentials = () => (
  <NothingYet title="No provider credentials yet">
    A customer may bring its own key at a provider. Its calls then go out with that key, and no other customer’s ever
    do. Without one, calls go out with yours.
  </NothingYet>
);
