import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createScratchDatabase, type ScratchDatabase } from '../testing/scratch-database.ts';
import { createVault } from '../vault.ts';
import {
  activateLiteLlmKey,
  deleteLiteLlmKey,
  findActiveLiteLlmKey,
  findLiteLlmKey,
  listLiteLlmKeys,
  liteLlmKeyContext,
  prepareLiteLlmKey,
  saveLiteLlmTerms,
} from './litellm-keys.ts';
import { createOrganization } from './new-teams.ts';
import { resealLiteLlmKeys } from './sealed-litellm-keys.ts';

let db: ScratchDatabase;
beforeAll(async () => {
  db = await createScratchDatabase(inject('stack').DATABASE_URL);
  await createOrganization(db, { organizationId: 'a', name: 'a', ownKeysOnly: false, metadata: {}, defaultTeam: null });
  await db.pool.query(`INSERT INTO teams (id, organization_id, name, updated_at) VALUES ('t', 'a', 't', now())`);
});
afterAll(() => db.drop());

const newKey = (id: string) => ({ id, key: randomBytes(32) });
const [first, second] = [newKey('first'), newKey('second')];
const vault = createVault([first]);
const begin = async (secret: string): Promise<string> => {
  const keyId = v7();
  return prepareLiteLlmKey(db, { keyId, teamId: 't', sealed: vault.seal(secret, liteLlmKeyContext(keyId)) });
};
const activate = async (keyId: string) => {
  await saveLiteLlmTerms(db, keyId, { models: ['a/b'], termsDigest: 'x' });
  const key = await findLiteLlmKey(db, keyId);
  return key !== null && activateLiteLlmKey(db, key);
};

describe('a team’s keys at LiteLLM', () => {
  it('are begun once, and at most one is active: the one before is retired', async () => {
    const one = await begin('one');
    expect(await begin('not needed')).toBe(one);
    expect(await activate(one)).toBe(true);
    const two = await begin('two');
    expect([await activate(two), await activate(two)]).toEqual([true, true]);
    expect((await listLiteLlmKeys(db, ['t'])).map(({ status }) => status)).toEqual(['retired', 'active']);
    expect(await findActiveLiteLlmKey(db, 't')).toMatchObject({ keyId: two, models: ['a/b'], termsDigest: 'x' });
    expect(await activate(one)).toBe(false);
  });

  it('cannot be active before LiteLLM was told of them', async () => {
    const key = await findLiteLlmKey(db, await begin('three'));
    await expect(key && activateLiteLlmKey(db, key)).rejects.toThrow();
    expect((await findActiveLiteLlmKey(db, 't'))?.status).toBe('active');
    if (key) await deleteLiteLlmKey(db, key.keyId);
  });

  it('are encrypted anew with the current key, once', async () => {
    await expect(resealLiteLlmKeys(db, createVault([second]))).rejects.toThrow('"first" is not in ENCRYPTION_KEYS');
    const rotated = createVault([second, first]);
    expect([await resealLiteLlmKeys(db, rotated), await resealLiteLlmKeys(db, rotated)]).toEqual([2, 0]);
    const alone = createVault([second]);
    const opened = (await listLiteLlmKeys(db, ['t'])).map(({ keyId, sealed }) =>
      alone.open(sealed, liteLlmKeyContext(keyId)),
    );
    expect(opened).toEqual(['one', 'two']);
  });
});
