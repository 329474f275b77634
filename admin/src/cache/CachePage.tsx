import { Stack, Typography } from '@mui/material';
import type { z } from 'zod';
import type { cacheReport } from '#schemas/cache.ts';
import { Rows } from '../columns/Rows.tsx';
import { useApi } from '../data/use-api.ts';
import { Facts } from '../display/Facts.tsx';
import { Loaded } from '../display/Loaded.tsx';
import { Section } from '../display/Section.tsx';
import { formatCount, formatUsd } from '../format/amounts.ts';
import { dayOf, daysAfter, spanOfDays } from '../format/days.ts';
import { formatPercent } from '../format/percent.ts';
import { Choice } from '../panel/Choice.tsx';
import { DaysInput } from '../panel/DaysInput.tsx';
import { Filters } from '../panel/Filters.tsx';
import { Page } from '../panel/Page.tsx';
import { TeamPicker } from '../panel/TeamPicker.tsx';
import { TextFilter } from '../panel/TextFilter.tsx';
import { useSearch } from '../panel/use-search.ts';
import { type CacheReport, cacheColumns } from './cache-columns.tsx';
import { PurgeCache } from './PurgeCache.tsx';

const DAYS = 30;
const MOST_GROUPS = 1_000;

const groupChoices = [
  { id: 'alias', name: 'Model alias' },
  { id: 'team', name: 'Team' },
];

/** What the response cache saved, and the ways to empty it. */
export const CachePage = () => {
  const today = dayOf(new Date());
  const [search, change] = useSearch({
    group_by: 'alias',
    first: daysAfter(today, 1 - DAYS),
    last: today,
    team_id: '',
    alias: '',
  });
  const { first, last, ...filter } = search;
  const query = { ...filter, ...spanOfDays(first, last), limit: MOST_GROUPS };
  const report = useApi<z.output<typeof cacheReport>>('/cache/stats', { query, keepsPrevious: true });
  return (
    <Page title="Response cache">
      <Section
        title="Hits and savings"
        about="Replies are kept for the aliases whose cache is on, and given again to the very same request."
        actions={<PurgeCache />}
      >
        <Filters>
          <Choice
            label="By"
            value={search.group_by}
            choices={groupChoices}
            onChange={(by) => change({ group_by: by })}
          />
          <DaysInput first={first} last={last} onChange={change} />
          <TeamPicker value={search.team_id || null} onChange={(id) => change({ team_id: id ?? '' })} />
          <TextFilter label="Model alias" value={search.alias} onChange={(alias) => change({ alias })} />
        </Filters>
      </Section>
      <Loaded from={report} what="the figures">
        {(data) => <CacheResults report={data} groupBy={search.group_by} />}
      </Loaded>
    </Page>
  );
};

type Props = { readonly report: CacheReport; readonly groupBy: string };

const CacheResults = ({ report: { all, groups }, groupBy }: Props) => (
  <Stack sx={{ gap: 2 }}>
    <Section title="In all">
      <Facts
        size="large"
        facts={[
          { name: 'Saved', value: formatUsd(all.saved_usd) },
          { name: 'Hit rate', value: formatPercent(all.hit_rate_percent) },
          { name: 'Hits', value: formatCount(all.hits) },
          { name: 'Lookups', value: formatCount(all.lookups) },
        ]}
      />
    </Section>
    {groups.length === 0 ? (
      <Section title="No request was looked up in these days">
        <Typography sx={{ color: 'text.secondary' }}>
          Set for how long an alias keeps its replies on the page of that alias, or choose other days.
        </Typography>
      </Section>
    ) : (
      <Section title={groupBy === 'alias' ? 'By model alias' : 'By team'} isFlush>
        <Rows columns={cacheColumns(groupBy)} rows={groups} keyOf={({ key }) => key} />
      </Section>
    )}
  </Stack>
);
