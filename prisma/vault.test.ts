import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createVault } from './vault.ts';

const key = (id: string) => ({ id, key: randomBytes(32) });
const first = key('a');
const second = key('b');

test('opens what it sealed, in its own place', () => {
  const vault = createVault([first]);
  const sealed = vault.seal('sk-secret', 'credential 1');
  expect(sealed.keyId).toBe('a');
  expect(sealed.bytes.includes('sk-secret')).toBe(false);
  expect(vault.open(sealed, 'credential 1')).toBe('sk-secret');
});

test('the same secret never looks the same', () => {
  const vault = createVault([first]);
  expect(vault.seal('x', 'c').bytes.equals(vault.seal('x', 'c').bytes)).toBe(false);
});

test('refuses a secret that was moved to another row, or changed', () => {
  const vault = createVault([first]);
  const sealed = vault.seal('sk-secret', 'credential 1');
  expect(() => vault.open(sealed, 'credential 2')).toThrow(/changed or moved/);
  for (const place of [0, 13, sealed.bytes.length - 1]) {
    const changed = Buffer.from(sealed.bytes);
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect(() => vault.open({ ...sealed, bytes: changed }, 'credential 1')).toThrow(/changed or moved/);
  }
});

test('after a rotation the earlier key still opens what it sealed, and a missing one is named', () => {
  const old = createVault([first]).seal('sk-secret', 'c');
  const rotated = createVault([second, first]);
  expect(rotated.open(old, 'c')).toBe('sk-secret');
  expect(rotated.seal('sk-secret', 'c').keyId).toBe('b');
  expect(() => createVault([second]).open(old, 'c')).toThrow('The encryption key "a" is not in ENCRYPTION_KEYS.');
});
