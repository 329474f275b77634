import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './passwords.ts';

describe('passwords', { timeout: 30_000 }, () => {
  it('accepts the right password and no other', async () => {
    const stored = await hashPassword('correct horse battery');

    expect(await verifyPassword('correct horse battery', stored)).toBe(true);
    expect(await verifyPassword('correct horse batterY', stored)).toBe(false);
    expect(await verifyPassword('', stored)).toBe(false);
  });

  it('keeps its parameters with the hash and never the password', async () => {
    const stored = await hashPassword('correct horse battery');

    expect(stored).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(stored).not.toContain('horse');
  });

  it('salts: the same password is never stored the same way twice', async () => {
    expect(await hashPassword('same password')).not.toBe(await hashPassword('same password'));
  });

  it('still reads hashes with other parameters', async () => {
    const older = 'scrypt$16384$8$1$c2FsdHNhbHRzYWx0c2FsdA$MTVfES2M3dsPpyGIxeRencQW1_py0tjoXviVfdzfjdo';

    expect(await verifyPassword('an older password', older)).toBe(true);
    expect(await verifyPassword('another password', older)).toBe(false);
  });

  it('reads the same letters however they are composed', async () => {
    const stored = await hashPassword('pässword in one letter');

    expect(await verifyPassword('pässword in one letter'.normalize('NFD'), stored)).toBe(true);
  });

  it('takes as long for an operator who does not exist', async () => {
    const stored = await hashPassword('some password');
    const known = await timed(() => verifyPassword('wrong', stored));
    const unknown = await timed(() => verifyPassword('wrong', null));

    expect(unknown).toBeGreaterThan(known / 5);
  });
});

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
