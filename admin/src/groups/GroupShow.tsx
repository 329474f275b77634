import { Stack } from '@mui/material';
import { EditButton, useRecordContext } from 'react-admin';
import { useMayChange } from '../access/use-may-change.ts';
import { DeleteAction } from '../action/DeleteAction.tsx';
import { RecordShow } from '../display/RecordShow.tsx';
import { GroupFacts } from './GroupFacts.tsx';
import { GroupModels } from './GroupModels.tsx';
import type { Group } from './group.ts';
import { accessGroupKind, type GroupKind, modelGroupKind, pathOf } from './group-kinds.ts';

type Props = { readonly kind: GroupKind };

const GroupShow = ({ kind }: Props) => (
  <RecordShow title={kind.one.replace(/^./, (letter) => letter.toUpperCase())} actions={<Actions kind={kind} />}>
    <Stack sx={{ gap: 2 }}>
      <GroupFacts />
      <GroupModels kind={kind} />
    </Stack>
  </RecordShow>
);

const Actions = ({ kind }: Props) => {
  const group = useRecordContext<Group>();
  const mayChange = useMayChange();
  if (!group || !mayChange) return null;
  return (
    <>
      {kind.hasDetails && <EditButton />}
      <DeleteAction path={pathOf(kind, group)} what={`the ${kind.one} ${group.group_name}`}>
        The group is gone; its models stay. It is refused while a team has the group: take it from them first.
      </DeleteAction>
    </>
  );
};

export const AccessGroupShow = () => <GroupShow kind={accessGroupKind} />;

export const ModelGroupShow = () => <GroupShow kind={modelGroupKind} />;
