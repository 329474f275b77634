import { Muted } from '../display/Muted.tsx';
import { RelatedList } from '../display/RelatedList.tsx';
import { Section } from '../display/Section.tsx';
import { useIsNarrow } from '../display/use-is-narrow.ts';
import { CreateKey } from '../keys/CreateKey.tsx';
import { KeyCards } from '../keys/KeyCards.tsx';
import { KeyTable } from '../keys/KeyTable.tsx';
import type { Team } from './team.ts';

type Props = { readonly team: Team };

export const TeamKeys = ({ team }: Props) => (
  <Section title="Keys" isFlush actions={team.status !== 'archived' && <CreateKey teamId={team.team_id} />}>
    <RelatedList
      resource="keys"
      filter={{ team_id: team.team_id }}
      empty={<Muted>This team has no key. Create one, so that its application can call the API.</Muted>}
    >
      {useIsNarrow() ? <KeyCards /> : <KeyTable />}
    </RelatedList>
  </Section>
);
