import { Stack } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { useMayChange } from '../access/use-may-change.ts';
import { useApi } from '../data/use-api.ts';
import { Loaded } from '../display/Loaded.tsx';
import { RecordShow } from '../display/RecordShow.tsx';
import type { PriceVersion, PriceVersions } from '../price-books/price-book.ts';
import { DraftPage } from './DraftPage.tsx';
import { PublishedPage } from './PublishedPage.tsx';
import { VersionFacts } from './VersionFacts.tsx';

export const PriceVersionShow = () => (
  <RecordShow title="Price version">
    <VersionPage />
  </RecordShow>
);

const all = { query: { limit: 1_000 } };

const VersionPage = () => {
  const version = useRecordContext<PriceVersion & { readonly id: string }>();
  const mayChange = useMayChange();
  const answer = useApi<PriceVersions>(`/price-books/${encodeURIComponent(version?.book_id ?? '')}/versions`, {
    ...all,
    isEnabled: version !== undefined,
  });
  if (!version) return null;
  return (
    <Loaded from={answer} what="the other versions">
      {({ versions }) => (
        <Stack sx={{ gap: 2 }}>
          <VersionFacts version={version} versions={versions} />
          {version.status === 'draft' && mayChange ? (
            // A draft that was saved begins anew from what is stored.
            <DraftPage
              key={JSON.stringify([version.credit_value_usd, version.note, version.rules])}
              version={version}
              versions={versions}
            />
          ) : (
            <PublishedPage version={version} />
          )}
        </Stack>
      )}
    </Loaded>
  );
};
