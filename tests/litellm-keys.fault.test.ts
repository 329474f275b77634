import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSignedKeys } from '../activities/clients/team-token.ts';
import { readRuns, textOf } from '../temporal/testing/job-histories.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';
import { KeysStack } from './support/litellm-management/start-keys-stack.ts';
import { modelSetup } from './support/model-setup.ts';

const NAME = 'litellm-keys';
const secrets: string[] = [];
let keys: KeysStack;
let tenant: Tenant;

beforeAll(async () => {
  keys = await KeysStack.start(NAME);
});
afterAll(() => keys?.stop());
beforeEach(async () => {
  keys.server.intercept = (_request, perform) => perform();
  tenant = await createTenant(keys.running.stack.environment);
});

const call = (model: string, { team }: Tenant = tenant) =>
  team.post('/v1/chat/completions', { model, messages: [{ role: 'user', content: 'hello' }] });
const terms = () => {
  const [key] = keys.server.state.keysOf(tenant.teamId);
  const team = keys.server.state.teams.get(tenant.teamId);
  return [key, team].map((row) => row && [row.models, row['rpm_limit'], row['tpm_limit'], row['blocked']]);
};
const untilTerms = (models: string[], rpm: number | null = null, tpm: number | null = null) => {
  const wanted = [models, rpm, tpm, false];
  return expect.poll(terms, { timeout: 30_000 }).toEqual([wanted, wanted]);
};

describe('a team’s key at LiteLLM', () => {
  it('is made with the team, and the team’s calls are made with it and no other', async () => {
    const hash = await keys.untilOneKey(tenant.teamId);
    await untilTerms(['demo/standard']);
    expect(keys.server.pathsOf(tenant.teamId).filter((path) => !path.includes('info'))).toEqual([
      '/team/new',
      '/key/generate',
    ]);
    const before = keys.server.callers.length;
    expect((await call(tenant.alias)).status).toBe(200);
    expect(keys.server.callers.slice(before)).toEqual([hash]);
  });

  it('stays the same and follows access groups, aliases and limits; a call does not come too early for it', async () => {
    const hash = await keys.untilOneKey(tenant.teamId);
    const { operator, teamId } = tenant;
    const models = modelSetup(operator);
    await models.createAlias('more', { actual_model: 'demo/fast', fallbacks: ['demo/standard'] });
    await models.createGroup('more', ['more']);
    await operator.put(`/api/teams/${teamId}/access-groups`, [models.named('more')]);
    expect((await call(models.named('more'))).status).toBe(200);
    await untilTerms(['demo/fast', 'demo/standard']);
    await operator.put(`/api/model-aliases/${models.named('more')}`, { actual_model: 'demo/other', fallbacks: [] });
    expect((await call(models.named('more'))).status).toBe(200);
    await untilTerms(['demo/other']);
    await operator.put(`/api/teams/${teamId}/limits`, { requests_per_minute: 10, tokens_per_minute: 1_000 });
    await untilTerms(['demo/other'], 120, 12_000);
    await operator.put(`/api/teams/${teamId}/access-groups`, []);
    await untilTerms(['no-default-models'], 120, 12_000);
    expect(await keys.untilOneKey(teamId)).toBe(hash);
  });

  it('ends when the team or its organization is suspended, and another is made when it may work again', async () => {
    const { operator, teamId, organizationId } = tenant;
    const first = await keys.untilOneKey(teamId);
    for (const path of [`/api/teams/${teamId}`, `/api/organizations/${organizationId}`]) {
      await operator.put(`${path}/suspend`);
      await keys.untilNoKey(teamId);
      expect(keys.server.state.teams.has(teamId)).toBe(true);
      await operator.put(`${path}/resume`);
      expect(await keys.untilOneKey(teamId)).not.toBe(first);
      expect((await call(tenant.alias)).status).toBe(200);
    }
    await operator.delete(`/api/teams/${teamId}`);
    await keys.untilNoKey(teamId);
    await expect.poll(() => keys.server.state.teams.has(teamId), { timeout: 20_000 }).toBe(false);
    expect(await keys.ending(teamId)).toBe('COMPLETED');
  });

  it('is waited for when it is not there yet: nobody is asked with the master key instead', async () => {
    await keys.untilOneKey(tenant.teamId);
    let isAway = true;
    keys.server.intercept = ({ path }, perform) =>
      isAway && path === '/key/generate' ? { status: 503, body: {} } : perform();
    const late = await createTenant(keys.running.stack.environment);
    const before = keys.server.callers.length;
    const answer = call(late.alias, late);
    await expect
      .poll(() => keys.server.pathsOf(late.teamId).filter((path) => path === '/key/generate').length, {
        timeout: 20_000,
      })
      .toBeGreaterThan(1);
    expect(keys.server.callers.length).toBe(before);
    isAway = false;
    expect((await answer).status).toBe(200);
    expect(keys.server.callers.slice(before)).toEqual([await keys.untilOneKey(late.teamId)]);
  });

  it('is replaced after 90 days, and the old one goes on working until no call begins with it any more', async () => {
    const { teamId } = tenant;
    const first = await keys.untilOneKey(teamId);
    await keys.sql(`UPDATE litellm_keys SET created_at = created_at - interval '91 days' WHERE team_id = $1`, [teamId]);
    await keys.reconcile();
    await expect.poll(() => keys.server.state.keysOf(teamId).length, { timeout: 30_000 }).toBe(2);
    await expect
      .poll(async () => (await keys.stored(teamId)).map(({ status }) => status).toSorted(), { timeout: 20_000 })
      .toEqual(['active', 'retired']);
    expect((await call(tenant.alias)).status).toBe(200);
    expect(await keys.untilOneKey(teamId)).not.toBe(first);
    expect((await call(tenant.alias)).status).toBe(200);
  });

  it('LiteLLM itself, in this mode, leaves keys to its database and takes no signed token', async () => {
    const { stack } = keys.running;
    const masterKey = stack.environment.LITELLM_MASTER_KEY;
    const rates = { requestsPerMinute: null, tokensPerMinute: null };
    const token = createSignedKeys(masterKey)({ teamId: 'a', models: ['demo/fast'], userConfig: null, rates });
    const ask = async (key: string) => {
      const body = JSON.stringify({ model: 'demo/fast', messages: [{ role: 'user', content: 'hello' }] });
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
      return (
        await fetch(new URL('/v1/chat/completions', stack.part('litellm').address), { method: 'POST', headers, body })
      ).status;
    };
    expect(await ask(masterKey)).toBe(200);
    expect(await ask(token)).toBeGreaterThanOrEqual(400);
    expect(await ask('sk-anything')).toBeGreaterThanOrEqual(400);
  });

  it('was never told to anyone but LiteLLM: it is in no log, no history and no table', async () => {
    secrets.push(...keys.server.secrets);
    expect(secrets.length).toBeGreaterThan(5);
    const folder = path.resolve(import.meta.dirname, '../.local/test-logs', NAME);
    const logs = readdirSync(folder)
      .map((file) => readFileSync(path.join(folder, file), 'utf8'))
      .join('\n');
    const histories: string[] = [];
    for await (const { workflowId } of keys.temporal.workflow.list())
      histories.push(textOf(await readRuns(keys.temporal, workflowId)));
    expect(histories.some((text) => text.includes('putLiteLlmKey'))).toBe(true);
    const rows = await keys.sql<{ text: string }>('SELECT k::text AS text FROM litellm_keys k');
    const told = [logs, ...histories, ...rows.map(({ text }) => text)];
    for (const secret of secrets) expect(told.filter((text) => text.includes(secret))).toEqual([]);
    expect(keys.server.problems).toEqual([]);
  });
});
