import { useApi } from '../data/use-api.ts';
import { NOTHING } from '../format/amounts.ts';
import { formatPercent } from '../format/percent.ts';
import type { MarginReport } from '../margins/margin-report.ts';

const byJobType = { query: { group_by: 'job_type', limit: 1_000 } };

type Props = { readonly jobType: string };

/** The margin of a job type over the last 30 days. */
export const EarnedMargin = ({ jobType }: Props) => {
  const { data } = useApi<MarginReport>('/reports/margins', byJobType);
  const row = data?.groups.find(({ key }) => key === jobType);
  return row ? formatPercent(row.margin_percent) : NOTHING;
};
