import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createScratchDatabase, type ScratchDatabase } from '../testing/scratch-database.ts';
import { createVault } from '../vault.ts';
import { createOrganization } from './new-teams.ts';
import { contextOf, createCredential } from './provider-credentials.ts';
import { resealCredentials } from './sealed-credentials.ts';

const key = (id: string) => ({ id, key: randomBytes(32) });
let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await createScratchDatabase(inject('stack').DATABASE_URL);
});
afterAll(() => scratch.drop());

describe('changing the encryption key', () => {
  it('encrypts every key anew, once, and stops at one that it cannot open', async () => {
    const db = scratch;
    const [first, second] = [key('first'), key('second')];
    const old = createVault([first]);
    const made = ['a', 'b', 'c'].map((name) => ({ name, credentialId: v7(), apiKey: `key of ${name}` }));
    for (const { name, credentialId, apiKey } of made) {
      await createOrganization(db, { organizationId: name, name, ownKeysOnly: false, metadata: {}, defaultTeam: null });
      const sealed = old.seal(apiKey, contextOf(credentialId));
      const rest = { provider: 'openai', protocol: 'openai', name, apiBase: null, status: 'active' as const };
      await createCredential(db, { credentialId, organizationId: name, ...rest, key: { sealed, keyHint: '…' } });
    }
    await expect(resealCredentials(db, createVault([second]))).rejects.toThrow('"first" is not in ENCRYPTION_KEYS');
    const rotated = createVault([second, first]);
    expect(await resealCredentials(db, rotated)).toBe(3);
    expect(await resealCredentials(db, rotated)).toBe(0);
    const rows = await db.prisma.providerCredential.findMany();
    const alone = createVault([second]);
    const opened = rows.map(({ id, encryptionKeyId, keySealed }) =>
      alone.open({ keyId: encryptionKeyId, bytes: Buffer.from(keySealed) }, contextOf(id)),
    );
    expect(opened.toSorted()).toEqual(made.map(({ apiKey }) => apiKey));
  });
});
