import { randomUUID } from 'node:crypto';
import { waitUntil } from '../../local/process/wait-until.ts';
import { createTenant } from '../../tests/support/create-tenant.ts';
import { inLanes } from '../../tests/support/in-lanes.ts';
import type { KeysStack } from '../../tests/support/litellm-management/start-keys-stack.ts';
import { createLiteLlmKeys } from '../litellm-keys-client.ts';
import { JOBS_QUEUE } from '../task-queues.ts';
import { runThroughOutage } from './run-through-outage.ts';
import type { Scenarios } from './scenarios.ts';
import { untilEnded } from './until-ended.ts';

const WITHIN = { withinMs: 60_000 };
const REQUEST_MS = 5_000;
/** Each is told to LiteLLM as it comes, which takes about twenty events. */
const CHANGES_THAT_FILL_A_HISTORY = 6;
/** As many as are compared at once. */
const TEAMS = 50;
const REQUESTS_AT_ONCE = 8;
const ALL_KEYS = 'litellm-keys-changed';

/** Keys at LiteLLM that are brought to where they should be, each in its way. */
export const recordedLiteLlmKeys: Scenarios<KeysStack> = {
  'litellm-key-made': async (keys) => workflowOf(keys, (await newTeam(keys)).teamId),

  async 'litellm-key-changed'(keys) {
    const { teamId, operator } = await newTeam(keys);
    await operator.put(`/api/teams/${teamId}/limits`, { requests_per_minute: 1 });
    return workflowOf(keys, teamId);
  },

  async 'litellm-key-replaced'(keys) {
    const { teamId } = await newTeam(keys);
    await keys.sql(`UPDATE litellm_keys SET created_at = created_at - interval '91 days' WHERE team_id = $1`, [teamId]);
    await keys.reconcile();
    const areTwo = async () => keys.server.state.keysOf(teamId).length === 2;
    if (!(await waitUntil(areTwo, WITHIN))) throw new Error(`${teamId} got no other key`);
    return workflowOf(keys, teamId);
  },

  async 'litellm-key-undone'(keys) {
    keys.server.intercept = ({ path }, perform) => (path === '/key/generate' ? { status: 400, body: {} } : perform());
    const { teamId } = await createTenant(keys.running.stack.environment);
    const workflowId = await workflowOf(keys, teamId);
    keys.server.intercept = (_request, perform) => perform();
    return workflowId;
  },

  async 'litellm-key-removed'(keys) {
    const { teamId, operator } = await newTeam(keys);
    await operator.delete(`/api/teams/${teamId}`);
    return workflowOf(keys, teamId);
  },

  async 'litellm-keys-compared'(keys) {
    const { operator, alias } = await newTeam(keys);
    await operator.put(`/api/model-aliases/${alias}`, { actual_model: 'demo/fast' });
    return untilEnded(keys.temporal, ALL_KEYS);
  },

  async 'litellm-key-through-an-outage'(keys) {
    let isAway = true;
    keys.server.intercept = ({ path }, perform) => {
      if (path !== '/key/generate' || !isAway) return perform();
      isAway = false;
      return { status: 503, body: {} };
    };
    return workflowOf(keys, (await newTeam(keys)).teamId);
  },

  async 'litellm-key-continued-as-new'(keys) {
    const { teamId, operator } = await newTeam(keys);
    let changes = 0;
    const change = async () => {
      if (changes === CHANGES_THAT_FILL_A_HISTORY) return;
      changes += 1;
      await operator.put(`/api/teams/${teamId}/limits`, { requests_per_minute: changes });
    };
    keys.server.intercept = async ({ path }, perform) => {
      if (path === '/team/update') await change();
      return perform();
    };
    await change();
    return workflowOf(keys, teamId);
  },

  async 'litellm-keys-in-several-turns'(keys) {
    const { operator, organizationId } = await newTeam(keys);
    await inLanes(TEAMS, REQUESTS_AT_ONCE, () =>
      operator.post('/api/teams/create', { organization_id: organizationId, team_id: `team-${randomUUID()}` }),
    );
    const workflowId = 'litellm-keys-recorded';
    await keys.temporal.workflow.start('liteLlmKeysWorkflow', { workflowId, taskQueue: JOBS_QUEUE });
    return untilEnded(keys.temporal, workflowId);
  },

  async 'litellm-keys-compared-again-through-an-outage'(keys) {
    const { running, temporal } = keys;
    const again = async () => {
      await createLiteLlmKeys({
        mode: 'database',
        connection: temporal.connection,
        namespace: 'default',
        interceptors: {},
        requestTimeoutMs: REQUEST_MS,
      }).changedForMany();
      return ALL_KEYS;
    };
    return untilEnded(keys.temporal, await runThroughOutage({ stack: running.stack, temporal }, again, again));
  },
};

/** A team whose key is there, and whose workflow has ended. */
async function newTeam(keys: KeysStack) {
  const tenant = await createTenant(keys.running.stack.environment);
  await keys.untilOneKey(tenant.teamId);
  await keys.ending(tenant.teamId);
  return tenant;
}

async function workflowOf(keys: KeysStack, teamId: string): Promise<string> {
  await keys.ending(teamId);
  return `litellm-key-${teamId}`;
}
