import { NullableBooleanInput, SelectInput } from 'react-admin';
import { EmptyPage } from '../display/EmptyPage.tsx';
import { RecordList } from '../display/RecordList.tsx';
import { tenantFilters } from '../display/tenant-filters.tsx';
import { useIsNarrow } from '../display/use-is-narrow.ts';
import { lotSourceChoices } from './credit-looks.ts';
import { LotCards } from './LotCards.tsx';
import { LotTable } from './LotTable.tsx';

const filters = [
  ...tenantFilters,
  <SelectInput key="source" source="source" label="Source" choices={lotSourceChoices} alwaysOn />,
  <NullableBooleanInput
    key="usable"
    source="usable"
    label="With credits left"
    nullLabel="All"
    falseLabel="All"
    trueLabel="Yes"
    alwaysOn
  />,
];

export const LotList = () => (
  <RecordList title="Lots" filters={filters} empty={<NoLots />}>
    {useIsNarrow() ? <LotCards withTeam /> : <LotTable withTeam />}
  </RecordList>
);

const NoLots = () => (
  <EmptyPage title="No credits yet">
    Credits that come together are a lot, with a source, a priority and maybe an end. Add credits to a team on its page.
  </EmptyPage>
);
