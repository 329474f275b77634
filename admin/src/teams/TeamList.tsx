import { RecordList } from '../display/RecordList.tsx';
import { useIsNarrow } from '../display/use-is-narrow.ts';
import { NoTeams } from './NoTeams.tsx';
import { TeamCards } from './TeamCards.tsx';
import { TeamTable } from './TeamTable.tsx';
import { teamFilters } from './team-filters.tsx';

export const TeamList = () => (
  <RecordList title="Teams" filters={teamFilters} empty={<NoTeams />}>
    {useIsNarrow() ? <TeamCards /> : <TeamTable />}
  </RecordList>
);
