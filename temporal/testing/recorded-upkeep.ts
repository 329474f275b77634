import { setTimeout } from 'node:timers/promises';
import { inLanes } from '../../tests/support/in-lanes.ts';
import { JOBS_QUEUE } from '../task-queues.ts';
import type { Recording } from './recording.ts';
import { runThroughOutage } from './run-through-outage.ts';
import type { Scenarios } from './scenarios.ts';
import { untilEnded } from './until-ended.ts';

/** As many as each workflow's activity takes at once. */
const TEAMS = 200;
const JOBS = 500;
const ANSWERS = 5_000;
const CHANGES = 10_000;
const REQUESTS_AT_ONCE = 8;
/** Longer than it takes to give credits to that many teams. */
const EXPIRES_IN_MS = 20_000;

type Upkeep = { readonly workflow: string; readonly leaveMuch: (recording: Recording) => Promise<void> };

/** Workflows of upkeep by their schedules, and how more is left for them than they do in one turn. */
const upkeep: Readonly<Record<string, Upkeep>> = {
  'expire-credits': {
    workflow: 'expireCreditsWorkflow',
    async leaveMuch(recording) {
      const expiresAt = Date.now() + EXPIRES_IN_MS;
      const terms = { credits: 1, expires_at: new Date(expiresAt).toISOString() };
      await forTeams(recording, 'add', terms);
      await setTimeout(expiresAt - Date.now());
    },
  },

  'fold-usage': {
    workflow: 'foldUsageWorkflow',
    leaveMuch: (recording) =>
      recording.sql(
        `INSERT INTO usage_deltas (hour, organization_id, team_id, job_type, alias)
         SELECT hour_of(now()), 'none', 'none', 'recorded', '' FROM generate_series(1, $1)`,
        [CHANGES],
      ),
  },

  maintenance: {
    workflow: 'maintenanceWorkflow',
    async leaveMuch(recording) {
      await forTeams(recording, 'configure-auto-refill', { enabled: true, refill_amount: 1, refill_period: 'monthly' });
      await recording.sql(
        `INSERT INTO idempotency_records (scope, key_hash, request_hash, created_at)
         SELECT 'recorded', int4send(n), '', now() - interval '2 days' FROM generate_series(1, $1) n`,
        [ANSWERS],
      );
    },
  },

  sweep: {
    workflow: 'sweepWorkflow',
    async leaveMuch(recording) {
      const { operator, teamId } = recording.tenant;
      await inLanes(JOBS, REQUESTS_AT_ONCE, async () => recording.finish(await recording.open(), 'cancel'));
      await operator.put(`/api/teams/${teamId}/retention`, { content_days: 0 });
    },
  },
};

/** Upkeep with more to do than one turn takes, and upkeep that Postgres was not there for at first. */
export const recordedUpkeep: Scenarios<Recording> = Object.fromEntries(
  Object.entries(upkeep).flatMap(([schedule, { workflow, leaveMuch }]) => {
    const inSeveralTurns = async (recording: Recording) => {
      await recording.temporal.schedule.getHandle(schedule).pause();
      await leaveMuch(recording);
      return untilEnded(recording.temporal, await start(recording, workflow));
    };
    const throughOutage = async (recording: Recording) =>
      untilEnded(recording.temporal, await runThroughOutage(recording, () => start(recording, workflow)));
    return [
      [`${schedule}-in-several-turns`, inSeveralTurns],
      [`${schedule}-through-an-outage`, throughOutage],
    ];
  }),
);

async function forTeams(recording: Recording, what: string, body: object): Promise<void> {
  const teamIds = await recording.openTeams(TEAMS);
  await inLanes(TEAMS, REQUESTS_AT_ONCE, async (index) => {
    const { status } = await recording.tenant.operator.post(`/api/credits/teams/${teamIds[index]}/${what}`, body);
    if (status !== 200) throw new Error(`${what} answered ${status}`);
  });
}

async function start({ temporal }: Recording, workflow: string): Promise<string> {
  const { workflowId } = await temporal.workflow.start(workflow, {
    workflowId: `recorded-${workflow}`,
    taskQueue: JOBS_QUEUE,
  });
  return workflowId;
}
