import { EditButton, TabbedShowLayout, useRecordContext } from 'react-admin';
import { useMayChange } from '../access/use-may-change.ts';
import { RecordShow } from '../display/RecordShow.tsx';
import { Tabs } from '../display/Tabs.tsx';
import { TeamAccess } from './TeamAccess.tsx';
import { TeamActions } from './TeamActions.tsx';
import { TeamCredits } from './TeamCredits.tsx';
import { TeamJobs } from './TeamJobs.tsx';
import { TeamKeys } from './TeamKeys.tsx';
import { TeamLimitsTab } from './TeamLimitsTab.tsx';
import { TeamOverview } from './TeamOverview.tsx';
import type { Team } from './team.ts';

const Tab = TabbedShowLayout.Tab;

export const TeamShow = () => (
  <RecordShow title="Team" actions={<Actions />}>
    <TeamTabs />
  </RecordShow>
);

const Actions = () => {
  const team = useRecordContext<Team>();
  const mayChange = useMayChange();
  if (!team || !mayChange) return null;
  return (
    <>
      <TeamActions team={team} />
      {team.status !== 'archived' && <EditButton />}
    </>
  );
};

const TeamTabs = () => {
  const team = useRecordContext<Team>();
  if (!team) return null;
  return (
    <Tabs>
      <Tab label="Overview">
        <TeamOverview team={team} />
      </Tab>
      <Tab label="Keys" path="keys">
        <TeamKeys team={team} />
      </Tab>
      <Tab label="Credits" path="credits">
        <TeamCredits team={team} />
      </Tab>
      <Tab label="Jobs" path="jobs">
        <TeamJobs team={team} />
      </Tab>
      <Tab label="Access" path="access">
        <TeamAccess team={team} />
      </Tab>
      <Tab label="Limits" path="limits">
        <TeamLimitsTab team={team} />
      </Tab>
    </Tabs>
  );
};
