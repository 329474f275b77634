import { Box, Link, Stack, Typography } from '@mui/material';
import { LinkBase } from 'react-admin';
import { Facts } from '../display/Facts.tsx';
import { Section } from '../display/Section.tsx';
import { formatUsdShortly } from '../format/amounts.ts';
import { formatPercent } from '../format/percent.ts';
import type { Dashboard, Period } from './dashboard.ts';
import { formatTrend, trendPercent } from './trend.ts';

type Props = { readonly periods: Dashboard['periods'] };

const names = { today: 'Today', last_7_days: 'Last 7 days', last_30_days: 'Last 30 days' } as const;

/** Revenue, cost and margin, each beside the span before. */
export const Earnings = ({ periods }: Props) => (
  <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', lg: 'repeat(3, 1fr)' } }}>
    {(Object.keys(names) as (keyof typeof names)[]).map((name) => (
      <PeriodCard key={name} title={names[name]} period={periods[name]} />
    ))}
  </Box>
);

const PeriodCard = ({ title, period }: { readonly title: string; readonly period: Period }) => (
  <Section
    title={title}
    actions={
      <Link component={LinkBase} to="/margins" aria-label={`Margins: ${title}`}>
        Margins
      </Link>
    }
  >
    <Facts
      size="large"
      facts={[
        { name: 'Revenue', value: <Amount period={period} field="price_usd" /> },
        { name: 'Cost', value: <Amount period={period} field="cost_usd" /> },
        { name: 'Margin', value: <Amount period={period} field="margin_usd" /> },
      ]}
    />
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      {period.margin_percent === null ? 'No revenue yet' : `${formatPercent(period.margin_percent)} margin`} ·{' '}
      {period.jobs_closed.toLocaleString('en-US')} closed jobs
    </Typography>
  </Section>
);

type AmountProps = { readonly period: Period; readonly field: 'price_usd' | 'cost_usd' | 'margin_usd' };

const Amount = ({ period, field }: AmountProps) => (
  <Stack>
    {formatUsdShortly(period[field])}
    <Typography variant="caption" sx={{ color: 'text.secondary', fontWeight: 400 }}>
      {formatTrend(trendPercent(period[field], period.previous[field]))}
    </Typography>
  </Stack>
);
