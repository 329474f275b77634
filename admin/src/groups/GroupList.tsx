import { SearchInput } from 'react-admin';
import { Records } from '../columns/Records.tsx';
import { RecordList } from '../display/RecordList.tsx';
import { NothingYet } from '../panel/NothingYet.tsx';
import type { Group } from './group.ts';
import { groupColumns } from './group-columns.tsx';
import { accessGroupKind, type GroupKind, modelGroupKind } from './group-kinds.ts';

type Props = { readonly kind: GroupKind };

const filters = [<SearchInput key="q" source="q" placeholder="Search groups" alwaysOn />];

const GroupList = ({ kind }: Props) => (
  <RecordList title={kind.title} filters={filters} empty={<NoGroups kind={kind} />}>
    <Records<Group> columns={groupColumns(kind)} />
  </RecordList>
);

const NoGroups = ({ kind }: Props) => <NothingYet title={`No ${kind.one} yet`}>{kind.about}</NothingYet>;

export const AccessGroupList = () => <GroupList kind={accessGroupKind} />;

export const ModelGroupList = () => <GroupList kind={modelGroupKind} />;
