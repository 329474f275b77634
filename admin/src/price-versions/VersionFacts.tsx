import { RecordName } from '../columns/RecordName.tsx';
import { Facts } from '../display/Facts.tsx';
import { Moment } from '../display/Moment.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatUsd, NOTHING } from '../format/amounts.ts';
import { Panel } from '../panel/Panel.tsx';
import type { PriceVersion } from '../price-books/price-book.ts';
import { lookOfVersion } from '../price-books/version-state.ts';

type Props = { readonly version: PriceVersion; readonly versions: readonly PriceVersion[] };

export const VersionFacts = ({ version, versions }: Props) => (
  <Panel title={`Version ${version.number}`} actions={<StatusChip {...lookOfVersion(version, versions, new Date())} />}>
    <Facts
      facts={[
        { name: 'Price book', value: <RecordName resource="price-books" id={version.book_id} /> },
        { name: 'A credit is worth', value: formatUsd(version.credit_value_usd) },
        { name: 'In effect from', value: <Moment at={version.effective_from} /> },
        { name: 'Published', value: <Moment at={version.published_at} /> },
        { name: 'Written', value: <Moment at={version.created_at} /> },
        { name: 'Note', value: version.note || NOTHING, isWide: version.note !== '' },
      ]}
    />
  </Panel>
);
