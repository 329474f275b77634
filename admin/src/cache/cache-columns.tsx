import type { z } from 'zod';
import type { cacheReport } from '#schemas/cache.ts';
import type { Column } from '../columns/column.ts';

import { RecordLink } from '../display/RecordLink.tsx';
import { formatCount, formatUsd } from '../format/amounts.ts';
import { formatPercent } from '../format/percent.ts';
import { PurgeCacheOf } from './PurgeCache.tsx';

export type CacheReport = z.output<typeof cacheReport>;

export const cacheColumns = (groupBy: string): readonly Column<CacheReport['groups'][number]>[] => [
  groupBy === 'alias'
    ? { name: 'Model alias', value: ({ key }) => <RecordLink resource="model-aliases" id={key} /> }
    : { name: 'Team', value: ({ key }) => key },
  { name: 'Saved', isNumber: true, value: ({ saved_usd }) => formatUsd(saved_usd) },
  { name: 'Hit rate', isNumber: true, value: ({ hit_rate_percent }) => formatPercent(hit_rate_percent) },
  { name: 'Hits', isNumber: true, value: ({ hits }) => formatCount(hits) },
  { name: 'Lookups', isNumber: true, value: ({ lookups }) => formatCount(lookups) },
  { name: 'Forget', isNumber: true, value: ({ key }) => <PurgeCacheOf groupBy={groupBy} name={key} /> },
];
