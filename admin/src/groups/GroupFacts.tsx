import { useRecordContext } from 'react-admin';
import { Facts } from '../display/Facts.tsx';
import { Moment } from '../display/Moment.tsx';
import { Section } from '../display/Section.tsx';
import { TeamLinks } from '../panel/TeamLinks.tsx';
import type { Group } from './group.ts';

export const GroupFacts = () => {
  const group = useRecordContext<Group>();
  if (!group) return null;
  const { teams_using: teams, team_count: count } = group;
  return (
    <Section title={group.display_name} about={group.description || undefined}>
      <Facts
        facts={[
          { name: 'Name', value: group.group_name },
          {
            name: 'Teams that have it',
            value: count === 0 ? 'None yet' : <TeamLinks teams={teams} count={count} />,
            isWide: true,
          },
          { name: 'Created', value: <Moment at={group.created_at} /> },
          { name: 'Changed', value: <Moment at={group.updated_at} /> },
        ]}
      />
    </Section>
  );
};
