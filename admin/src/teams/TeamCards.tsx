import { Stack } from '@mui/material';
import { Facts } from '../display/Facts.tsx';
import { RecordCards } from '../display/RecordCards.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatCredits } from '../format/amounts.ts';
import { JobsOfTeamLink } from './JobsOfTeamLink.tsx';
import { TeamName } from './TeamName.tsx';
import type { Team } from './team.ts';
import { teamStatusLooks } from './team-status.ts';

export const TeamCards = () => <RecordCards<Team>>{(team) => <TeamCard team={team} />}</RecordCards>;

const TeamCard = ({ team }: { readonly team: Team }) => (
  <Stack sx={{ gap: 1 }}>
    <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'start', gap: 1 }}>
      <TeamName team={team} />
      <StatusChip {...teamStatusLooks[team.status]} />
    </Stack>
    <Facts
      size="small"
      facts={[
        { name: 'Credits available', value: formatCredits(team.credits_remaining) },
        { name: 'Reserved', value: formatCredits(team.credits_reserved) },
        { name: 'Spent', value: formatCredits(team.credits_used) },
        {
          name: 'Organization',
          value: <RecordLink resource="organizations" id={team.organization_id} />,
          isWide: true,
        },
        { name: 'Jobs', value: <JobsOfTeamLink team={team} /> },
      ]}
    />
  </Stack>
);
