import { Stack } from '@mui/material';
import { useRecordContext } from 'react-admin';
import { useAnswer } from '../api/use-answer.ts';
import { Facts } from '../display/Facts.tsx';
import { Moment } from '../display/Moment.tsx';
import { RecordShow } from '../display/RecordShow.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { Answered } from '../panel/Answered.tsx';
import { Panel } from '../panel/Panel.tsx';
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
  const path = book ? `/price-books/${encodeURIComponent(book.book_id)}/versions` : null;
  const answer = useAnswer<PriceVersions>(path, all);
  if (!book) return null;
  return (
    <Stack sx={{ gap: 2 }}>
      <Panel
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
      </Panel>
      <Answered answer={answer} what="the versions">
        {({ versions }) => (
          <Stack sx={{ gap: 2 }}>
            <BookVersions book={book} versions={versions} />
            {versions.length > 1 && <CompareVersions versions={versions} />}
          </Stack>
        )}
      </Answered>
    </Stack>
  );
};
