import { useApi } from '../data/use-api.ts';
import { Loaded } from '../display/Loaded.tsx';
import { Section } from '../display/Section.tsx';
import { dayOf, daysAfter, spanOfDays } from '../format/days.ts';
import { Choice } from '../panel/Choice.tsx';
import { DaysInput } from '../panel/DaysInput.tsx';
import { Filters } from '../panel/Filters.tsx';
import { OrganizationPicker } from '../panel/OrganizationPicker.tsx';
import { Page } from '../panel/Page.tsx';
import { TeamPicker } from '../panel/TeamPicker.tsx';
import { TextFilter } from '../panel/TextFilter.tsx';
import { useSearch } from '../panel/use-search.ts';
import { MarginResults } from './MarginResults.tsx';
import { groupChoices, type MarginReport } from './margin-report.ts';

const DAYS = 30;
const MOST_GROUPS = 1_000;

/** What was earned in a span of days, by what one likes. */
export const MarginsPage = () => {
  const today = dayOf(new Date());
  const [search, change] = useSearch({
    group_by: 'day',
    first: daysAfter(today, 1 - DAYS),
    last: today,
    team_id: '',
    organization_id: '',
    job_type: '',
  });
  const { first, last, ...filter } = search;
  const query = { ...filter, ...spanOfDays(first, last), limit: MOST_GROUPS };
  const report = useApi<MarginReport>('/reports/margins', { query, keepsPrevious: true });
  return (
    <Page title="Margins">
      <Section title="Cost, price and margin" about="Closed jobs, on the day (UTC) on which each was closed.">
        <Filters>
          <Choice
            label="By"
            value={search.group_by}
            choices={groupChoices}
            onChange={(by) => change({ group_by: by })}
          />
          <DaysInput first={first} last={last} onChange={change} />
          <TeamPicker value={search.team_id || null} onChange={(id) => change({ team_id: id ?? '' })} />
          <OrganizationPicker
            value={search.organization_id || null}
            onChange={(id) => change({ organization_id: id ?? '' })}
          />
          <TextFilter label="Job type" value={search.job_type} onChange={(type) => change({ job_type: type })} />
        </Filters>
      </Section>
      <Loaded from={report} what="the report">
        {(data) => <MarginResults report={data} />}
      </Loaded>
    </Page>
  );
};
