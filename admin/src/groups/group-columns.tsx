import type { Column } from '../columns/column.ts';
import { Moment } from '../display/Moment.tsx';
import { NameAndId } from '../display/NameAndId.tsx';
import { formatCount, NOTHING } from '../format/amounts.ts';
import { type Group, modelsOf } from './group.ts';
import type { GroupKind } from './group-kinds.ts';

export const groupColumns = ({ resource }: GroupKind): readonly Column<Group>[] => [
  {
    name: 'Group',
    sort: 'group_name',
    value: ({ id, display_name }) => <NameAndId resource={resource} id={id} name={display_name} />,
  },
  {
    name: 'Models, in order',
    isWide: true,
    value: (group) =>
      modelsOf(group)
        .map(({ alias }) => alias)
        .join(', ') || NOTHING,
  },
  { name: 'Teams', isNumber: true, value: ({ team_count }) => formatCount(team_count) },
  { name: 'Changed', value: ({ updated_at }) => <Moment at={updated_at} /> },
];
