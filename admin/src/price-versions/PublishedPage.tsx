import { Divider, Stack, Tab, Tabs } from '@mui/material';
import { useState } from 'react';
import type { WrittenRule } from '#schemas/price-books.ts';
import { Section } from '../display/Section.tsx';
import { NewDraft } from '../price-books/NewDraft.tsx';
import type { PriceVersion } from '../price-books/price-book.ts';
import { RuleSummary } from '../price-rules/RuleSummary.tsx';
import { RulesJson } from '../price-rules/RulesJson.tsx';
import { Simulate } from './Simulate.tsx';

type Props = { readonly version: PriceVersion };

/** A version to be read: one that was published, or a draft for viewers. */
export const PublishedPage = ({ version }: Props) => {
  const [view, setView] = useState('words');
  return (
    <Stack sx={{ gap: 2 }}>
      <Section title="Rules" actions={<NewDraft bookId={version.book_id} from={version} />}>
        <Tabs value={view} onChange={(_event, next: string) => setView(next)} aria-label="How rules are shown">
          <Tab value="words" label="In words" />
          <Tab value="json" label="JSON" />
        </Tabs>
        {view === 'words' ? (
          <Stack divider={<Divider />} sx={{ gap: 1, marginTop: 2 }}>
            {(version.rules as WrittenRule[]).map((rule) => (
              <RuleSummary key={rule.name} rule={rule} />
            ))}
          </Stack>
        ) : (
          <RulesJson text={JSON.stringify(version.rules, null, 2)} problems={[]} />
        )}
      </Section>
      <Simulate bookId={version.book_id} terms={{ version: version.number }} />
    </Stack>
  );
};
