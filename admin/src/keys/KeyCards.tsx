import { Stack } from '@mui/material';
import { Facts } from '../display/Facts.tsx';
import { Moment } from '../display/Moment.tsx';
import { RecordCards } from '../display/RecordCards.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { KeyActions } from './KeyActions.tsx';
import { KeyEnd } from './KeyEnd.tsx';
import { KeyName } from './KeyName.tsx';
import { keyStatusLooks, scopeNames } from './key-looks.ts';
import { keyTerms } from './key-terms.ts';
import type { TeamKey } from './team-key.ts';

type Props = { readonly withTeam?: boolean };

export const KeyCards = ({ withTeam = false }: Props) => (
  <RecordCards<TeamKey>>{(key) => <KeyCard teamKey={key} withTeam={withTeam} />}</RecordCards>
);

const KeyCard = ({ teamKey: key, withTeam }: Required<Props> & { readonly teamKey: TeamKey }) => (
  <Stack sx={{ gap: 1 }}>
    <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'start', gap: 1 }}>
      <KeyName teamKey={key} />
      <StatusChip {...keyStatusLooks[key.status]} />
    </Stack>
    <Facts
      size="small"
      facts={[
        ...(withTeam
          ? [{ name: 'Team', value: <RecordLink resource="teams" id={key.team_id} tab="/keys" />, isWide: true }]
          : []),
        { name: 'Scope', value: scopeNames[key.scope] },
        { name: 'Terms', value: keyTerms(key), isWide: true },
        { name: 'Created', value: <Moment at={key.created_at} />, isWide: true },
        { name: 'Ends', value: <KeyEnd teamKey={key} />, isWide: true },
      ]}
    />
    <KeyActions teamKey={key} />
  </Stack>
);
