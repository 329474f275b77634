import { Stack } from '@mui/material';
import { LimitsSection } from '../limits/LimitsSection.tsx';
import { RetentionSection } from './RetentionSection.tsx';
import type { Team } from './team.ts';

type Props = { readonly team: Team };

/** How much the team may do, and how long is kept what it said. */
export const TeamLimitsTab = ({ team }: Props) => (
  <Stack sx={{ gap: 2, paddingBottom: 4 }}>
    <LimitsSection teamId={team.team_id} />
    <RetentionSection teamId={team.team_id} isFixed={team.status === 'archived'} />
  </Stack>
);
