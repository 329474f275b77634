import { Stack } from '@mui/material';
import { EditButton, useRecordContext } from 'react-admin';
import { useMayChange } from '../access/use-may-change.ts';
import { DeleteAction } from '../action/DeleteAction.tsx';
import { RecordShow } from '../display/RecordShow.tsx';
import { AliasFacts } from './AliasFacts.tsx';
import { AliasUsage } from './AliasUsage.tsx';
import { ExplainAlias } from './ExplainAlias.tsx';
import type { ModelAlias } from './model-alias.ts';

export const ModelAliasShow = () => (
  <RecordShow title="Model alias" actions={<Actions />}>
    <Stack sx={{ gap: 2 }}>
      <AliasFacts />
      <AliasUsage />
      <ExplainAlias />
    </Stack>
  </RecordShow>
);

const Actions = () => {
  const alias = useRecordContext<ModelAlias>();
  const mayChange = useMayChange();
  if (!alias || !mayChange) return null;
  return (
    <>
      <EditButton />
      <DeleteAction
        path={`/model-aliases/${encodeURIComponent(alias.model_alias)}`}
        what={`the alias ${alias.model_alias}`}
      >
        Teams can no longer call “{alias.model_alias}”, and it leaves its groups. Jobs, calls and their costs stay as
        they are. It is refused while a call under way uses the alias or a job type switches to it; set it to inactive
        to stop new calls first.
      </DeleteAction>
    </>
  );
};
