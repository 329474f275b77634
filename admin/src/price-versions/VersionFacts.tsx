import { Facts } from '../display/Facts.tsx';
import { Moment } from '../display/Moment.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { Section } from '../display/Section.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatUsd, NOTHING } from '../format/amounts.ts';
import type { PriceVersion } from '../price-books/price-book.ts';
import { lookOfVersion } from '../price-books/version-state.ts';

type Props = { readonly version: PriceVersion; readonly versions: readonly PriceVersion[] };

export const VersionFacts = ({ version, versions }: Props) => (
  <Section
    title={`Version ${version.number}`}
    actions={<StatusChip {...lookOfVersion(version, versions, new Date())} />}
  >
    <Facts
      facts={[
        { name: 'Price book', value: <RecordLink resource="price-books" id={version.book_id} /> },
        { name: 'A credit is worth', value: formatUsd(version.credit_value_usd) },
        { name: 'In effect from', value: <Moment at={version.effective_from} /> },
        { name: 'Published', value: <Moment at={version.published_at} /> },
        { name: 'Written', value: <Moment at={version.created_at} /> },
        { name: 'Note', value: version.note || NOTHING, isWide: version.note !== '' },
      ]}
    />
  </Section>
);
