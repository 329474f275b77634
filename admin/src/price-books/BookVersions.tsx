import { Box, Typography } from '@mui/material';
import type { Column } from '../columns/column.ts';
import { Rows } from '../columns/Rows.tsx';
import { Moment } from '../display/Moment.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { Section } from '../display/Section.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatCount, formatUsd, NOTHING } from '../format/amounts.ts';
import { NewDraft } from './NewDraft.tsx';
import type { PriceBook, PriceVersion } from './price-book.ts';
import { lookOfVersion } from './version-state.ts';

type Props = { readonly book: PriceBook; readonly versions: readonly PriceVersion[] };

/** The versions of a book, the newest first, and the way to write another. */
export const BookVersions = ({ book, versions }: Props) => (
  <Section
    title="Versions"
    about="The published one that took effect last prices new jobs. A published version never changes."
    actions={<NewDraft bookId={book.book_id} from={versions[0]} />}
    isFlush
  >
    {versions.length === 0 ? (
      <Box sx={{ padding: 2, paddingTop: 0 }}>
        <Typography sx={{ color: 'text.secondary' }}>
          No version yet, so that this book counts for nobody. Write a draft, simulate it, and publish it.
        </Typography>
      </Box>
    ) : (
      <Rows columns={columnsFor(versions)} rows={versions} keyOf={({ number }) => String(number)} />
    )}
  </Section>
);

const columnsFor = (versions: readonly PriceVersion[]): readonly Column<PriceVersion>[] => [
  {
    name: 'Version',
    value: ({ book_id, number }) => (
      <RecordLink resource="price-versions" id={`${book_id}~${number}`} label={`Version ${number}`} />
    ),
  },
  { name: 'State', value: (version) => <StatusChip {...lookOfVersion(version, versions, new Date())} /> },
  { name: 'In effect from', value: ({ effective_from }) => <Moment at={effective_from} /> },
  { name: 'A credit', isNumber: true, value: ({ credit_value_usd }) => formatUsd(credit_value_usd) },
  { name: 'Rules', isNumber: true, value: ({ rules }) => formatCount(rules.length) },
  { name: 'Note', value: ({ note }) => note || NOTHING },
  { name: 'Written', value: ({ created_at }) => <Moment at={created_at} /> },
];
