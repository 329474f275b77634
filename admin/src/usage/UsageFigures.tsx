import type { z } from 'zod';
import type { marginReport } from '#schemas/reports.ts';
import type { Row } from '../data/resource-routes.ts';
import { useApi } from '../data/use-api.ts';
import { Facts } from '../display/Facts.tsx';
import { ListLink } from '../display/ListLink.tsx';
import { Loaded } from '../display/Loaded.tsx';
import { Section } from '../display/Section.tsx';
import { formatCount, formatCredits, formatUsd } from '../format/amounts.ts';

type Report = z.output<typeof marginReport>;

/** What a team or an organization used, paid and cost in the last 30 days. */
export const UsageFigures = ({ filter }: { readonly filter: Row }) => {
  const report = useApi<Report>('/reports/margins', { query: { ...filter, group_by: 'day', limit: 1 } });
  return (
    <Section
      title="Last 30 days"
      actions={
        <ListLink resource="jobs" filter={filter}>
          All jobs
        </ListLink>
      }
    >
      <Loaded from={report} what="the usage">
        {({ total }) => <Facts size="large" facts={factsOf(total)} />}
      </Loaded>
    </Section>
  );
};

const factsOf = (total: Report['total']) => [
  { name: 'Closed jobs', value: formatCount(total.jobs) },
  { name: 'Calls', value: formatCount(total.calls) },
  { name: 'Credits charged', value: formatCredits(total.credits_charged) },
  { name: 'Revenue', value: formatUsd(total.price_usd) },
  { name: 'Cost', value: formatUsd(total.cost_usd) },
  { name: 'Margin', value: formatUsd(total.margin_usd) },
  { name: 'Unpriced calls', value: formatCount(total.unpriced_calls) },
];
