import { waitUntil } from '../../local/process/wait-until.ts';
import { createTenant } from '../../tests/support/create-tenant.ts';
import type { KeysStack } from '../../tests/support/litellm-management/start-keys-stack.ts';

const WITHIN = { withinMs: 60_000 };

/** Keys at LiteLLM of every kind: each is brought to where it should be and answers its workflow's id. */
export const recordedLiteLlmKeys: Readonly<Record<string, (keys: KeysStack) => Promise<string>>> = {
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
    const workflowId = 'litellm-keys-changed';
    await keys.temporal.workflow.getHandle(workflowId).result();
    return workflowId;
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
