import { Alert, Stack } from '@mui/material';
import { useState } from 'react';
import { useAction } from '../action/use-action.ts';
import { ApiError } from '../api/api-error.ts';
import type { PriceVersion } from '../price-books/price-book.ts';
import type { Problems } from '../price-rules/problems-under.ts';
import { DraftEditor } from './DraftEditor.tsx';
import { DraftToolbar } from './DraftToolbar.tsx';
import { Simulate } from './Simulate.tsx';
import { UnsavedGuard } from './UnsavedGuard.tsx';
import { useDraft } from './use-draft.ts';

type Props = { readonly version: PriceVersion; readonly versions: readonly PriceVersion[] };

/** A draft to be edited, simulated as it stands, and published. */
export const DraftPage = ({ version, versions }: Props) => {
  const { draft, body, isChanged, change } = useDraft(version);
  const [refusal, setRefusal] = useState<{ readonly message: string; readonly problems: Problems } | null>(null);
  const [isPending, setIsPending] = useState(false);
  const path = `/price-books/${encodeURIComponent(version.book_id)}/versions/${version.number}`;
  const store = useAction<PriceVersion>({ method: 'PUT', path, toBody: () => body, done: 'The draft is saved.' });
  const save = async () => {
    if ('problem' in body) return setRefusal({ message: 'Nothing is saved: the rules are no JSON.', problems: {} });
    setIsPending(true);
    setRefusal(null);
    try {
      await store({});
    } catch (error) {
      const problems = error instanceof ApiError ? (error.body.errors ?? {}) : {};
      setRefusal({ message: error instanceof Error ? error.message : String(error), problems });
    } finally {
      setIsPending(false);
    }
  };
  return (
    <Stack sx={{ gap: 2 }}>
      <UnsavedGuard isActive={isChanged && !isPending} />
      {refusal && <Alert severity="error">{refusal.message}</Alert>}
      <DraftEditor draft={draft} problems={refusal?.problems ?? {}} onChange={change}>
        <DraftToolbar
          version={version}
          versions={versions}
          path={path}
          isChanged={isChanged}
          isPending={isPending}
          onSave={() => void save()}
        />
      </DraftEditor>
      <Simulate
        bookId={version.book_id}
        terms={'problem' in body ? null : { credit_value_usd: body.credit_value_usd, rules: body.rules }}
      />
    </Stack>
  );
};
