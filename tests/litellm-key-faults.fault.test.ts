import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { KeysStack } from './support/litellm-management/start-keys-stack.ts';

let keys: KeysStack;

beforeAll(async () => {
  keys = await KeysStack.start('litellm-key-faults');
});
afterAll(() => keys?.stop());
beforeEach(() => {
  keys.server.intercept = (_request, perform) => perform();
});

const newTenant = () => createTenant(keys.running.stack.environment);
const answers = async ({ team, alias }: Tenant) =>
  (await team.post('/v1/chat/completions', { model: alias, messages: [{ role: 'user', content: 'hello' }] })).status;
const refuse = (refused: string) => {
  keys.server.intercept = ({ path }, perform) => (path === refused ? { status: 400, body: {} } : perform());
};

describe('a step that fails for good', () => {
  it('at LiteLLM: what was made before it is undone, and the next look makes all of it', async () => {
    refuse('/key/generate');
    const tenant = await newTenant();
    expect(await keys.ending(tenant.teamId)).toBe('FAILED');
    expect(keys.server.pathsOf(tenant.teamId).filter((path) => !path.includes('info'))).toEqual([
      '/team/new',
      '/key/generate',
      '/team/delete',
    ]);
    expect(keys.server.state.teams.has(tenant.teamId)).toBe(false);
    await keys.untilNoKey(tenant.teamId);
    keys.server.intercept = (_request, perform) => perform();
    await keys.reconcile();
    await keys.untilOneKey(tenant.teamId);
    expect(await answers(tenant)).toBe(200);
  });

  it('in the database: a key that cannot be stored as the one to use is deleted at LiteLLM', async () => {
    await keys.sql(`
      CREATE FUNCTION refuse_activation() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'refused by the test' USING ERRCODE = 'check_violation'; END $$;
      CREATE TRIGGER refuse_activation BEFORE UPDATE ON litellm_keys
        FOR EACH ROW WHEN (NEW.status = 'active') EXECUTE FUNCTION refuse_activation()`);
    const tenant = await newTenant();
    expect(await keys.ending(tenant.teamId)).toBe('FAILED');
    expect(keys.server.pathsOf(tenant.teamId)).toContain('/key/generate');
    await keys.untilNoKey(tenant.teamId);
    expect(keys.server.state.teams.has(tenant.teamId)).toBe(false);
    await keys.sql('DROP TRIGGER refuse_activation ON litellm_keys; DROP FUNCTION refuse_activation');
    await keys.reconcile();
    await keys.untilOneKey(tenant.teamId);
  });

  it('while a key is replaced: the one before stays in use', async () => {
    const tenant = await newTenant();
    const first = await keys.untilOneKey(tenant.teamId);
    expect(await keys.ending(tenant.teamId)).toBe('COMPLETED');
    refuse('/key/generate');
    const aged = `UPDATE litellm_keys SET created_at = created_at - interval '91 days' WHERE team_id = $1`;
    await keys.sql(aged, [tenant.teamId]);
    await keys.reconcile();
    await expect.poll(() => keys.ending(tenant.teamId), { timeout: 30_000 }).toBe('FAILED');
    expect(await keys.untilOneKey(tenant.teamId)).toBe(first);
    expect(await answers(tenant)).toBe(200);
  });
});

describe('the schedule', () => {
  it('repairs what was deleted, changed or made at LiteLLM behind our back', async () => {
    const tenants = await Promise.all([newTenant(), newTenant(), newTenant(), newTenant()]);
    const [lost, changed, strange, gone] = tenants.map(({ teamId }) => teamId) as [string, string, string, string];
    const before = new Map<string, string>();
    for (const { teamId } of tenants) before.set(teamId, await keys.untilOneKey(teamId));
    const { state } = keys.server;
    state.keys.delete(before.get(lost) ?? '');
    const row = state.keys.get(before.get(changed) ?? '');
    if (row)
      state.keys.set(before.get(changed) ?? '', { ...row, models: ['demo/fast', 'demo/standard'], rpm_limit: 1 });
    state.keys.set('stray', { models: [], team_id: strange, key_alias: `saas-${randomUUID()}` });
    state.answer('/team/delete', new URLSearchParams(), { team_ids: [gone] });
    await keys.reconcile();
    for (const { teamId } of tenants) await keys.untilOneKey(teamId);
    const kept = await Promise.all(
      tenants.map(async ({ teamId }) => (await keys.untilOneKey(teamId)) === before.get(teamId)),
    );
    expect(kept).toEqual([false, true, true, false]);
    await expect
      .poll(() => keys.server.state.keysOf(changed)[0], { timeout: 20_000 })
      .toMatchObject({ models: ['demo/standard'], rpm_limit: null });
    await expect.poll(() => state.keys.has('stray'), { timeout: 20_000 }).toBe(false);
    for (const tenant of tenants) expect(await answers(tenant)).toBe(200);
  });
});

describe('a worker killed in the middle', () => {
  it('ends with exactly one key at LiteLLM for each team, and it is the stored one', async () => {
    const places = [
      ['/team/new', 'before'],
      ['/team/new', 'after'],
      ['/key/generate', 'before'],
      ['/key/generate', 'after'],
    ] as const;
    const hung = new Set<string>();
    const waiting = [...places];
    keys.server.intercept = ({ path, teamId }, perform) => {
      const index = waiting.findIndex(([place]) => place === path);
      if (index < 0 || teamId === null || hung.has(teamId)) return perform();
      const [[, moment] = []] = waiting.splice(index, 1);
      hung.add(teamId);
      if (moment === 'after') perform();
      return new Promise(() => undefined);
    };
    const tenants = await Promise.all(places.map(newTenant));
    await expect.poll(() => hung.size, { timeout: 30_000 }).toBe(places.length);
    await keys.running.stack.part('worker').kill('SIGKILL');
    await keys.running.stack.part('worker').start();
    for (const tenant of tenants) {
      await keys.untilOneKey(tenant.teamId);
      expect(await answers(tenant)).toBe(200);
      expect(await keys.ending(tenant.teamId)).toBe('COMPLETED');
    }
    expect(keys.server.problems).toEqual([]);
  });
});
