import type { RaRecord } from 'react-admin';
import { RecordPicker } from './RecordPicker.tsx';

type Props = {
  readonly value: string | null;
  readonly onChange: (teamId: string | null) => void;
  readonly label?: string;
  readonly error?: string | undefined;
};

export const TeamPicker = ({ label = 'Team', ...props }: Props) => (
  <RecordPicker {...props} label={label} resource="teams" nameOf={(team: RaRecord) => String(team['team_alias'])} />
);
