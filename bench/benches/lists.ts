import { LARGE_STACK_KEY, startLargeStack } from '../../local/seeding/start-large-stack.ts';
import type { BenchStack } from '../bench-stack.ts';
import { goal } from '../compare.ts';
import { createGet, type Get } from '../load/http-get.ts';
import { measure } from '../measure.ts';
import type { Report } from '../work.ts';

const P95_MS = 300;
const load = { samples: 100, atOnce: 2 };
const TEAM = 'large-001-001';
const ORGANIZATION = 'large-001';

/** What operators' pages ask for, each with a filter, an order and a depth that they use. */
const pages = {
  'jobs, the newest': '/api/jobs?limit=25',
  'jobs, page 40': '/api/jobs?limit=25&offset=975',
  'jobs of an organization': `/api/jobs?limit=25&organization_id=${ORGANIZATION}`,
  'jobs of a team': `/api/jobs/teams/${TEAM}?page=3&page_size=25`,
  'jobs that failed': '/api/jobs?limit=25&status=failed',
  'jobs of a type': '/api/jobs?limit=25&job_type=contract_review',
  'jobs of a user of a team': `/api/jobs?limit=25&team_id=${TEAM}&user_id=user-7`,
  'jobs with errors': '/api/jobs?limit=25&has_errors=true',
  'jobs at a loss, the worst first': '/api/jobs?limit=25&negative_margin=true&sort=margin_usd&order=asc',
  'jobs, the dearest of a team': `/api/jobs?limit=25&team_id=${TEAM}&sort=total_cost_usd`,
  'jobs, most calls': '/api/jobs?limit=25&sort=total_calls',
  'jobs of a week': () => `/api/jobs?limit=25&start_date=${dayAgo(30)}&end_date=${dayAgo(24)}`,
  'jobs by the beginning of an id': '/api/jobs?limit=25&job_id_prefix=0a3',
  teams: '/api/teams?limit=25&sort=credits_remaining&order=asc',
  organizations: '/api/organizations?limit=25',
  transactions: `/api/credits/teams/${TEAM}/transactions?limit=25`,
  'unpriced calls': '/api/unpriced-calls?limit=25',
  'model aliases': '/api/model-aliases?limit=25',
  dashboard: '/api/stats/dashboard',
  'dashboard, other time zone': '/api/stats/dashboard?time_zone=Europe/Berlin',
  'series, 30 days by team': '/api/stats/series?metric=price_usd,cost_usd&group_by=team',
  'series, 90 days by alias': () => `/api/stats/series?metric=total_tokens&group_by=alias&from=${dayAgo(90)}`,
  'series, p95 of 7 days by hour': () => `/api/stats/series?metric=p95_latency_ms&interval=hour&from=${dayAgo(7)}`,
  'usage of an organization': () => `/api/organizations/${ORGANIZATION}/usage?period=${dayAgo(30).slice(0, 7)}`,
  'statement of a team': () => `/api/teams/${TEAM}/statement?month=${dayAgo(30).slice(0, 7)}`,
} as const satisfies Readonly<Record<string, string | (() => string)>>;

/** Operators' lists, dashboard and charts over what `npm run seed-large` wrote: a million jobs with five million calls. */
export async function benchLists(stack: BenchStack): Promise<Report> {
  const large = await startLargeStack(stack.stack.environment, ['postgres', 'valkey', 'temporal', 'api']);
  try {
    const pids = new Map(
      [...large.parts].flatMap(([name, { pid }]) => (pid === undefined ? [] : [[name, pid] as const])),
    );
    const get = createGet(large.environment.API_URL, { 'x-admin-key': LARGE_STACK_KEY });
    await assertSeeded(get);
    const asked = {
      ...pages,
      'jobs, page 400 by cursor': await deepPage(get),
      'job with its calls': await jobPage(get),
    };
    const measurements = [];
    for (const [name, path] of Object.entries(asked)) {
      const text = typeof path === 'string' ? path : path();
      measurements.push(await measure({ ...stack, pids }, { bench: 'lists', case: name, load }, () => get(text)));
    }
    const findings = measurements.map(({ case: name, p95Ms }) =>
      goal({ bench: 'lists', what: `${name}: p95 in ms`, reached: p95Ms, atMost: P95_MS }),
    );
    return { measurements, findings };
  } finally {
    await large.stop();
  }
}

async function assertSeeded(get: Get): Promise<void> {
  const { total } = (await get('/api/jobs?limit=1')) as { readonly total: number };
  if (total === 0) throw new Error('There is nothing to measure with: run npm run seed-large first.');
}

type JobList = {
  readonly next_cursor: string;
  readonly jobs: readonly { readonly team_id: string; readonly job_id: string }[];
};

/** Far down a list, as somebody who follows the cursor gets there. */
async function deepPage(get: Get): Promise<string> {
  const { next_cursor: cursor } = (await get('/api/jobs?limit=1000&offset=9000')) as JobList;
  return `/api/jobs?limit=25&cursor=${cursor}`;
}

async function jobPage(get: Get): Promise<string> {
  const [job] = ((await get('/api/jobs?limit=1')) as JobList).jobs;
  if (!job) throw new Error('There are no jobs to look at');
  return `/api/jobs/teams/${job.team_id}/${job.job_id}`;
}

const DAY_MS = 86_400_000;
const dayAgo = (days: number): string =>
  new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
