import { Box, Stack, Typography } from '@mui/material';
import { Fold } from '../display/Fold.tsx';
import { Moment } from '../display/Moment.tsx';
import { RecordCards } from '../display/RecordCards.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import type { AuditEntry } from './audit-entry.ts';
import { Changes } from './Changes.tsx';
import { fieldChanges } from './field-changes.ts';
import { pageOfKind } from './target-kinds.ts';

/** What was done, the newest first; the fields that changed are folded away. */
export const AuditEntries = () => <RecordCards<AuditEntry>>{(entry) => <Entry entry={entry} />}</RecordCards>;

type Props = { readonly entry: AuditEntry };

const Entry = ({ entry }: Props) => {
  const changes = fieldChanges(entry);
  return (
    <Stack sx={{ gap: 0.5 }}>
      <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="body2" component="div" sx={{ overflowWrap: 'anywhere' }}>
          <b>{entry.operator_name}</b> · <code>{entry.action}</code>
        </Typography>
        <Typography variant="body2" component="div">
          <Moment at={entry.at} />
        </Typography>
      </Stack>
      <Typography variant="body2" component="div" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {entry.target_kind.replaceAll('_', ' ')} <TargetName entry={entry} /> · from {entry.address} · request{' '}
        {entry.request_id}
      </Typography>
      {changes.length > 0 && (
        <Fold title={changes.length === 1 ? '1 field' : `${changes.length} fields`}>
          <Box sx={{ paddingTop: 0.5 }}>
            <Changes changes={changes} />
          </Box>
        </Fold>
      )}
    </Stack>
  );
};

const TargetName = ({ entry: { target_kind: kind, target_id: id } }: Props) => {
  const page = pageOfKind(kind);
  if (id === null) return null;
  return page ? <RecordLink resource={page} id={id} /> : id;
};
