import { Button, Stack } from '@mui/material';
import { useRedirect } from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import type { PriceVersion } from '../price-books/price-book.ts';
import { PublishDraft } from './PublishDraft.tsx';

type Props = {
  readonly version: PriceVersion;
  readonly versions: readonly PriceVersion[];
  readonly path: string;
  readonly isChanged: boolean;
  readonly isPending: boolean;
  readonly onSave: () => void;
};

/** What can be done with a draft: what is not saved cannot be published. */
export const DraftToolbar = ({ version, versions, path, isChanged, isPending, onSave }: Props) => {
  const redirect = useRedirect();
  return (
    <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
      <Button variant="contained" onClick={onSave} disabled={!isChanged} loading={isPending}>
        Save draft
      </Button>
      {isChanged ? (
        <StatusChip tone="warning" label="Not saved yet" />
      ) : (
        <PublishDraft version={version} versions={versions} path={path} />
      )}
      <ActionButton
        label="Delete draft"
        method="DELETE"
        path={path}
        title={`Delete the draft of version ${version.number}?`}
        explanation="Its rules are gone and cannot be brought back. No job was ever priced by it."
        confirm="Delete draft"
        isDangerous
        onDone={() => redirect('show', 'price-books', version.book_id)}
      />
    </Stack>
  );
};
