import { LimitsSection } from '../limits/LimitsSection.tsx';
import type { Team } from './team.ts';

type Props = { readonly team: Team };

export const TeamLimitsTab = ({ team }: Props) => <LimitsSection teamId={team.team_id} />;
