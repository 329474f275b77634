import { Box } from '@mui/material';
import type { z } from 'zod';
import type { simulation } from '#schemas/price-books.ts';
import type { Column } from '../columns/column.ts';
import { formatCount, formatCredits, formatUsd } from '../format/amounts.ts';
import { Amount } from '../margins/Amount.tsx';

export type Simulation = z.output<typeof simulation>;

type Row = Simulation['teams'][number];

export const simulatedColumns: readonly Column<Row>[] = [
  { name: 'Team', value: ({ team_id }) => team_id },
  { name: 'Jobs', isNumber: true, value: ({ jobs }) => formatCount(jobs) },
  { name: 'Credits charged', isNumber: true, value: ({ credits_charged }) => formatCredits(credits_charged) },
  { name: 'By these prices', isNumber: true, value: ({ credits_simulated }) => formatCredits(credits_simulated) },
  { name: 'Change', isNumber: true, value: ({ credits_delta }) => <Change credits={credits_delta} /> },
  { name: 'Price before', isNumber: true, value: ({ price_usd_before }) => formatUsd(price_usd_before) },
  { name: 'Price after', isNumber: true, value: ({ price_usd_after }) => formatUsd(price_usd_after) },
  { name: 'Cost', isNumber: true, value: ({ cost_usd }) => formatUsd(cost_usd) },
  { name: 'Margin before', isNumber: true, value: ({ margin_usd_before }) => <Amount usd={margin_usd_before} /> },
  { name: 'Margin after', isNumber: true, value: ({ margin_usd_after }) => <Amount usd={margin_usd_after} /> },
];

const Change = ({ credits }: { readonly credits: number }) => (
  <Box component="span" sx={{ fontWeight: 600 }}>
    {credits > 0 ? '+' : ''}
    {formatCredits(credits)}
  </Box>
);
