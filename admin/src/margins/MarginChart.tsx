import { Box, useTheme } from '@mui/material';
import { BarChart } from '@mui/x-charts/BarChart';
import { formatUsd } from '../format/amounts.ts';
import { type MarginReport, nameOfGroup } from './margin-report.ts';

type Props = { readonly report: MarginReport };

const MOST_BARS = 31;

/** Price and cost of each group side by side. The table below it says the same in figures. */
export const MarginChart = ({ report: { group_by: groupBy, groups } }: Props) => {
  const { palette } = useTheme();
  const shown = groupBy === 'day' ? groups.slice(-MOST_BARS) : groups.slice(0, MOST_BARS);
  const format = (usd: number | null) => formatUsd(usd);
  return (
    <Box role="img" aria-label={`Price and cost by ${nameOfGroup(groupBy).toLowerCase()}`} sx={{ paddingX: 1 }}>
      <BarChart
        height={260}
        skipAnimation
        xAxis={[{ data: shown.map(({ key }) => key ?? 'No call'), scaleType: 'band', height: 32 }]}
        yAxis={[{ valueFormatter: format, width: 64 }]}
        series={[
          {
            label: 'Price',
            data: shown.map((row) => row.price_usd),
            color: palette.primary.main,
            valueFormatter: format,
          },
          {
            label: 'Cost',
            data: shown.map((row) => row.cost_usd),
            color: palette.warning.main,
            valueFormatter: format,
          },
        ]}
      />
    </Box>
  );
};
