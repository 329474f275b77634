import { Stack } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { useApi } from '../data/use-api.ts';
import { Facts } from '../display/Facts.tsx';
import { Loaded } from '../display/Loaded.tsx';
import { Moment } from '../display/Moment.tsx';
import { RecordShow } from '../display/RecordShow.tsx';
import { Section } from '../display/Section.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { BookActions } from './BookActions.tsx';
import { BookVersions } from './BookVersions.tsx';
import { CompareVersions } from './CompareVersions.tsx';
import type { PriceBook, PriceVersions } from './price-book.ts';

export const PriceBookShow = () => (
  <RecordShow title="Price book" actions={<BookActions />}>
    <PriceBookPage />
  </RecordShow>
);

const all = { query: { limit: 1_000 } };

const PriceBookPage = () => {
  const book = useRecordContext<PriceBook>();
  const answer = useApi<PriceVersions>(`/price-books/${encodeURIComponent(book?.book_id ?? '')}/versions`, {
    ...all,
    isEnabled: book !== undefined,
  });
  if (!book) return null;
  return (
    <Stack sx={{ gap: 2 }}>
      <Section
        title={book.name}
        about={book.description || undefined}
        actions={book.is_default && <StatusChip tone="success" label="Default book" />}
      >
        <Facts
          facts={[
            { name: 'Id', value: book.book_id },
            {
              name: 'Counts for',
              value: book.is_default
                ? 'every team without a book of its own or its organization’s'
                : 'teams and organizations that it is given to',
              isWide: true,
            },
            { name: 'Created', value: <Moment at={book.created_at} /> },
          ]}
        />
      </Section>
      <Loaded from={answer} what="the versions">
        {({ versions }) => (
          <Stack sx={{ gap: 2 }}>
            <BookVersions book={book} versions={versions} />
            {versions.length > 1 && <CompareVersions versions={versions} />}
          </Stack>
        )}
      </Loaded>
    </Stack>
  );
};
