import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { encryptionKeys } from './encryption-keys.ts';

const text = (bytes: number) => randomBytes(bytes).toString('base64');
const problemOf = (value: string) => encryptionKeys.safeParse(value).error?.issues[0]?.message;

test('reads keys in their order', () => {
  const keys = encryptionKeys.parse(`new:${text(32)}, old:${text(32)}`);
  expect(keys.map(({ id, key }) => [id, key.length])).toEqual([
    ['new', 32],
    ['old', 32],
  ]);
});

test.each([
  ['a key that is too short', `a:${text(16)}`, /32 bytes/],
  ['a key without an id', text(32), /must be id:key/],
  ['an id twice', `a:${text(32)},a:${text(32)}`, /an id of its own/],
])('refuses %s without repeating it', (_name, value, message) => {
  expect(problemOf(value)).toMatch(message);
  expect(problemOf(value)).not.toContain(value);
});
