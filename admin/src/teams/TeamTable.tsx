import { DataTable } from 'react-admin';
import { RecordLink } from '../display/RecordLink.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatCredits } from '../format/amounts.ts';
import { JobsOfTeamLink } from './JobsOfTeamLink.tsx';
import { TeamName } from './TeamName.tsx';
import type { Team } from './team.ts';
import { teamStatusLooks } from './team-status.ts';

const Column = DataTable.Col<Team>;
const right = { align: 'right' } as const;

export const TeamTable = () => (
  <DataTable<Team> rowClick="show" bulkActionButtons={false}>
    <Column source="team_alias" label="Team" render={(team) => <TeamName team={team} />} />
    <Column
      source="organization_id"
      label="Organization"
      render={({ organization_id: id }) => <RecordLink resource="organizations" id={id} />}
    />
    <Column source="status" label="Status" render={(team) => <StatusChip {...teamStatusLooks[team.status]} />} />
    <Column
      {...right}
      source="credits_remaining"
      label="Credits available"
      render={(team) => formatCredits(team.credits_remaining)}
    />
    <Column {...right} label="Reserved" render={(team) => formatCredits(team.credits_reserved)} />
    <Column {...right} source="credits_used" label="Spent" render={(team) => formatCredits(team.credits_used)} />
    <Column {...right} label="Jobs" render={(team) => <JobsOfTeamLink team={team} />} />
  </DataTable>
);
