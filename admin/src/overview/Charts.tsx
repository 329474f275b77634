import { Box } from '@mui/material';
import { BarChart } from '@mui/x-charts/BarChart';
import { LineChart } from '@mui/x-charts/LineChart';
import { Section } from '../display/Section.tsx';
import { formatUsdShortly } from '../format/amounts.ts';
import { formatDay, formatHour } from '../format/times.ts';
import type { Dashboard } from './dashboard.ts';
import { useChartColors } from './use-chart-colors.ts';

type Props = { readonly dashboard: Dashboard };

const HEIGHT = 240;

/** Money by day, and jobs and calls by hour. */
export const Charts = ({ dashboard: { days, hours } }: Props) => {
  const colors = useChartColors();
  return (
    <Box
      sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' } }}
    >
      <Section title="Revenue, cost and margin by day">
        <LineChart
          height={HEIGHT}
          skipAnimation
          aria-label="Revenue, cost and margin of the last 30 days"
          xAxis={[{ scaleType: 'point', data: days.map(({ at }) => formatDay(at)) }]}
          yAxis={[{ valueFormatter: (value: number) => formatUsdShortly(value), width: 56 }]}
          series={(
            [
              ['price_usd', 'Revenue', colors.first],
              ['cost_usd', 'Cost', colors.second],
              ['margin_usd', 'Margin', colors.third],
            ] as const
          ).map(([field, label, color]) => ({
            label,
            color,
            showMark: false,
            data: days.map((day) => day[field]),
            valueFormatter: (value: number | null) => formatUsdShortly(value),
          }))}
        />
      </Section>
      <Section title="Jobs and calls by hour">
        <BarChart
          height={HEIGHT}
          skipAnimation
          aria-label="Jobs created and calls ended in the last 24 hours"
          xAxis={[{ scaleType: 'band', data: hours.map(({ at }) => formatHour(at)) }]}
          yAxis={[{ width: 40 }]}
          series={[
            { label: 'Jobs', color: colors.first, data: hours.map(({ jobs_created: jobs }) => jobs) },
            { label: 'Calls', color: colors.second, data: hours.map(({ calls }) => calls) },
            { label: 'Failed calls', color: colors.failed, data: hours.map(({ failed_calls: failed }) => failed) },
          ]}
        />
      </Section>
    </Box>
  );
};
