import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Answer, teamClient } from './support/api-client.ts';
import { createTenant, type Tenant } from './support/create-tenant.ts';

const stack = inject('stack');
const told = ({ status, body }: Answer) => [status, body.error?.code, body.error?.message];

describe('team keys', () => {
  let tenant: Tenant;
  let keys: string;

  beforeAll(async () => {
    tenant = await createTenant(stack);
    keys = `/api/teams/${tenant.teamId}/keys`;
  });

  const works = async (key: string) =>
    (await teamClient(stack.API_URL, key).get(`/api/teams/${tenant.teamId}`)).status === 200;
  const create = (body: object) => tenant.operator.post(keys, body);

  it('200: are several per team, each shown once and then only by its first characters', async () => {
    const { body } = await create({ name: 'production' });
    expect(await works(body.virtual_key)).toBe(true);
    const { body: list } = await tenant.operator.get(keys);
    expect(list).toMatchObject({ total: 2, keys: [{ name: 'production', status: 'active' }, { name: 'first key' }] });
    expect(body.virtual_key.startsWith(list.keys[0].prefix)).toBe(true);
    expect(JSON.stringify(list)).not.toContain(body.virtual_key);
  });

  it('200, 409: can be brought along, once, and nobody learns whose it is', async () => {
    const key = `legacy_${randomBytes(12).toString('hex')}`;
    expect((await create({ name: 'moved', key })).status).toBe(200);
    expect(await works(key)).toBe(true);
    const other = await createTenant(stack);
    expect(told(await other.operator.post(`/api/teams/${other.teamId}/keys`, { name: 'moved', key }))).toEqual([
      409,
      'already_exists',
      'key: this key is known already, maybe revoked. Bring another one, or leave key out.',
    ]);
  });

  it('422: refuse what cannot be a key', async () => {
    const { body } = await create({ name: '', key: 'too short', expires_at: '2020-01-01T00:00:00Z', scope: 'x' });
    expect(body.error.fields.map(({ field }: { field: string }) => field)).toEqual([
      'name',
      'scope',
      'expires_at',
      'key',
    ]);
  });

  it('401: end when they expire', async () => {
    const expiresAt = new Date(Date.now() + 1_500).toISOString();
    const { body } = await create({ name: 'short-lived', expires_at: expiresAt });
    expect(body.expires_at).toBe(expiresAt);
    expect(await works(body.virtual_key)).toBe(true);
    await expect.poll(() => works(body.virtual_key), { timeout: 4_000 }).toBe(false);
  });

  it('200: are rotated at once, or with a grace in which both work', async () => {
    const { body: first } = await create({ name: 'rotating' });
    const { body: second } = await tenant.operator.post(`${keys}/${first.key_id}/rotate`, { grace_seconds: 3600 });
    expect(second).toMatchObject({ name: 'rotating', replaced: { key_id: first.key_id, status: 'ending' } });
    expect(await Promise.all([works(first.virtual_key), works(second.virtual_key)])).toEqual([true, true]);

    const { body: third } = await tenant.operator.post(`${keys}/${second.key_id}/rotate`);
    expect(third.replaced.status).toBe('revoked');
    await expect.poll(() => works(second.virtual_key), { timeout: 2_000 }).toBe(false);
    expect(await works(third.virtual_key)).toBe(true);
  });

  it('409: are rotated once, however many try at the same time', async () => {
    const { body } = await create({ name: 'contended' });
    const rotate = () => tenant.operator.post(`${keys}/${body.key_id}/rotate`, { grace_seconds: 60 });
    const answers = await Promise.all([rotate(), rotate(), rotate()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(told(await rotate())).toEqual([
      409,
      'conflict',
      `The key ${body.key_id} was rotated or revoked already. Create another with POST ${keys}.`,
    ]);
  });

  it('200: are revoked within a second, and stay listed', async () => {
    const { body } = await create({ name: 'leaked' });
    expect(await works(body.virtual_key)).toBe(true);
    expect((await tenant.operator.delete(`${keys}/${body.key_id}`)).body.status).toBe('revoked');
    await expect.poll(() => works(body.virtual_key), { timeout: 1_000, interval: 50 }).toBe(false);
    const again = await tenant.operator.delete(`${keys}/${body.key_id}`);
    expect([again.status, again.body.status]).toEqual([200, 'revoked']);
  });

  it('404: another team’s key, and one that never was', async () => {
    const other = await createTenant(stack);
    const { body } = await other.operator.get(`/api/teams/${other.teamId}/keys`);
    for (const id of [body.keys[0].key_id, '01a20888-be77-74ac-94dd-f70daac250d6']) {
      const expected = [404, 'not_found', `The team "${tenant.teamId}" has no key ${id}. GET ${keys} lists its keys.`];
      expect(told(await tenant.operator.delete(`${keys}/${id}`))).toEqual(expected);
      expect(told(await tenant.operator.post(`${keys}/${id}/rotate`))).toEqual(expected);
    }
    expect(await works(tenant.key)).toBe(true);
  });

  it('403: are no business of the team’s', async () => {
    for (const answer of [await tenant.team.get(keys), await tenant.team.post(keys, { name: 'mine' })]) {
      expect(told(answer).slice(0, 2)).toEqual([403, 'forbidden']);
    }
  });
});
