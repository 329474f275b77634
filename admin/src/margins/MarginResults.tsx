import { Box, Stack, Typography } from '@mui/material';
import { Rows } from '../columns/Rows.tsx';
import { Facts } from '../display/Facts.tsx';
import { Section } from '../display/Section.tsx';
import { formatCount, formatCredits, formatUsd } from '../format/amounts.ts';
import { formatPercent } from '../format/percent.ts';
import { Amount } from './Amount.tsx';
import { MarginChart } from './MarginChart.tsx';
import { marginColumns, TOTAL } from './margin-columns.tsx';
import type { MarginReport } from './margin-report.ts';

type Props = { readonly report: MarginReport };

export const MarginResults = ({ report }: Props) => (
  <Stack sx={{ gap: 2 }}>
    <Section title="In all">
      <Facts size="large" facts={factsOf(report.total)} />
    </Section>
    {report.groups.length === 0 ? (
      <Section title="No job was closed in these days">
        <Typography sx={{ color: 'text.secondary' }}>
          Choose other days or take a filter away. Open jobs are in no report.
        </Typography>
      </Section>
    ) : (
      <Section title="Price and cost" isFlush>
        <MarginChart report={report} />
        <Box sx={{ marginTop: 1 }}>
          <Rows
            columns={marginColumns(report.group_by)}
            rows={report.groups}
            keyOf={({ key }) => key ?? 'no call'}
            total={{ key: TOTAL, ...report.total }}
          />
        </Box>
        {report.group_count > report.groups.length && (
          <Typography variant="body2" sx={{ padding: 2, color: 'text.secondary' }}>
            The first {formatCount(report.groups.length)} of {formatCount(report.group_count)}; the total is of all.
          </Typography>
        )}
      </Section>
    )}
  </Stack>
);

const factsOf = (total: MarginReport['total']) => [
  { name: 'Price', value: formatUsd(total.price_usd) },
  { name: 'Cost', value: formatUsd(total.cost_usd) },
  { name: 'Margin', value: <Amount usd={total.margin_usd} /> },
  { name: 'Margin %', value: formatPercent(total.margin_percent) },
  { name: 'Jobs', value: formatCount(total.jobs) },
  { name: 'Calls delivered', value: `${formatCount(total.delivered_calls)} of ${formatCount(total.calls)}` },
  { name: 'Credits charged', value: formatCredits(total.credits_charged) },
  { name: 'Credits refunded', value: formatCredits(total.credits_refunded) },
];
