import { cacheReport, cacheReportQuery } from '#schemas/cache.ts';
import { reportCache as findSums } from '../../../prisma/repositories/cache-reports.ts';
import { defineRoute } from '../../define-route.ts';
import { spanOf } from '../../span-of.ts';
import { viewCacheSums } from '../../views/cache-report.ts';

export const reportCache = defineRoute({
  method: 'get',
  path: '/api/cache/stats',
  summary: 'Hits, hit rate and savings of the response cache, by team or alias',
  tag: 'Response cache',
  access: 'viewer',
  query: cacheReportQuery,
  reply: cacheReport,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { group_by: groupBy, team_id: teamId, alias, limit, offset } = query;
    const search = { groupBy, ...spanOf(query), teamId, alias, limit, offset };
    const { total, groups, groupCount } = await findSums(db, search);
    const rows = groups.map((group) => ({ key: group.key, ...viewCacheSums(group) }));
    return { total: groupCount, all: viewCacheSums(total), groups: rows };
  },
});
