import type { Column } from '../columns/column.ts';
import { formatCount, formatUsd } from '../format/amounts.ts';
import { formatPercent } from '../format/percent.ts';
import { Amount } from './Amount.tsx';
import { type MarginRow, nameOfGroup } from './margin-report.ts';

export const TOTAL = 'Total';

export const marginColumns = (groupBy: string): readonly Column<MarginRow>[] => [
  { name: nameOfGroup(groupBy), value: ({ key }) => key ?? 'No call' },
  { name: 'Jobs', isNumber: true, value: ({ jobs }) => formatCount(jobs) },
  { name: 'Price', isNumber: true, value: ({ price_usd }) => formatUsd(price_usd) },
  { name: 'Cost', isNumber: true, value: ({ cost_usd }) => formatUsd(cost_usd) },
  { name: 'Margin', isNumber: true, value: ({ margin_usd }) => <Amount usd={margin_usd} /> },
  { name: 'Margin %', isNumber: true, value: ({ margin_percent }) => formatPercent(margin_percent) },
  { name: 'Loss', isNumber: true, value: ({ loss_usd }) => formatUsd(loss_usd) },
  { name: 'Waste', isNumber: true, value: ({ waste_usd }) => formatUsd(waste_usd) },
  { name: 'Unpriced calls', isNumber: true, value: ({ unpriced_calls }) => formatCount(unpriced_calls) },
];
