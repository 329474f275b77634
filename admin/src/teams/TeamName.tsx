import { NameAndId } from '../display/NameAndId.tsx';
import type { Team } from './team.ts';

type Props = { readonly team: Team };

export const TeamName = ({ team }: Props) => <NameAndId resource="teams" name={team.team_alias} id={team.team_id} />;
