import { useState } from 'react';
import { Section } from '../display/Section.tsx';
import { Choice } from '../panel/Choice.tsx';
import { Filters } from '../panel/Filters.tsx';
import type { PriceVersion } from './price-book.ts';
import { VersionComparison } from './VersionComparison.tsx';

type Props = { readonly versions: readonly PriceVersion[] };

/** Two versions of a book side by side. */
export const CompareVersions = ({ versions }: Props) => {
  const [[before, after], setPair] = useState([String(versions[1]?.number), String(versions[0]?.number)]);
  const choices = versions.map(({ number, status }) => ({
    id: String(number),
    name: `Version ${number}${status === 'draft' ? ' (draft)' : ''}`,
  }));
  const one = versions.find(({ number }) => String(number) === before);
  const other = versions.find(({ number }) => String(number) === after);
  return (
    <Section title="Compare" about="Rules go on under their names, wherever they stand.">
      <Filters>
        <Choice label="From" value={before ?? ''} choices={choices} onChange={(id) => setPair([id, after ?? ''])} />
        <Choice label="To" value={after ?? ''} choices={choices} onChange={(id) => setPair([before ?? '', id])} />
      </Filters>
      {one && other && <VersionComparison before={one} after={other} />}
    </Section>
  );
};
