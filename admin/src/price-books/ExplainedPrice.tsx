import { Alert, Stack } from '@mui/material';
import type { z } from 'zod';
import type { priceExplanation, WrittenRule } from '#schemas/price-books.ts';
import { Rows } from '../columns/Rows.tsx';
import { Facts } from '../display/Facts.tsx';
import { RecordLink } from '../display/RecordLink.tsx';
import { StatusChip } from '../display/StatusChip.tsx';
import { formatCount, formatUsd } from '../format/amounts.ts';
import { RuleSummary } from '../price-rules/RuleSummary.tsx';

type Explained = z.output<typeof priceExplanation>;
type Props = { readonly explained: Explained };

export const ExplainedPrice = ({ explained }: Props) => (
  <Stack sx={{ gap: 2, marginTop: 1 }}>
    {explained.budget_mode !== 'job_based' && (
      <Alert severity="info">This team pays at its own rate ({explained.budget_mode}); no rule counts for it.</Alert>
    )}
    <Facts
      facts={[
        {
          name: 'Priced by',
          value: (
            <RecordLink
              resource="price-versions"
              id={`${explained.book_id}~${explained.version}`}
              label={`${explained.book_id}, version ${explained.version}`}
            />
          ),
        },
        { name: 'Because it is', value: explained.why, isWide: true },
        { name: 'A credit is worth', value: formatUsd(explained.credit_value_usd) },
      ]}
    />
    {explained.rule ? (
      <RuleSummary rule={explained.rule as WrittenRule} />
    ) : (
      <Alert severity="warning">No rule matches: the price is 0.</Alert>
    )}
    <Rows
      rows={explained.candidates}
      keyOf={({ name }) => name}
      columns={[
        { name: 'Rule', value: ({ name }) => name },
        { name: 'Counts', value: ({ counts, matches }) => <StatusChip {...lookOf(counts, matches)} /> },
        { name: 'Weight', isNumber: true, value: ({ weight }) => formatCount(weight) },
        { name: 'Why', value: ({ why }) => why },
      ]}
    />
  </Stack>
);

function lookOf(counts: boolean, matches: boolean) {
  if (counts) return { label: 'Counts', tone: 'success' } as const;
  return matches ? ({ label: 'Matches', tone: 'info' } as const) : ({ label: 'No match', tone: 'neutral' } as const);
}
