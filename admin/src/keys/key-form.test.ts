import { expect, test } from 'vitest';
import { keyBody, keyForm } from './key-form.ts';
import type { TeamKey } from './team-key.ts';

const key = {
  name: 'production',
  scope: 'jobs',
  allowed_ips: ['10.0.0.0/8', '192.0.2.7'],
  expires_at: '2030-01-31T12:00:00.000Z',
  limits: { requests_per_minute: 60, aliases: { standard: { concurrent_calls: 2 } } },
} as unknown as TeamKey;

test('a key that is opened and saved stays as it was', () => {
  const { name, scope, allowed_ips, expires_at, limits } = key;
  expect(keyBody(keyForm(key))).toEqual({ name, scope, allowed_ips, expires_at, limits });
});

test('addresses may be parted by lines, commas or blanks', () => {
  expect(keyBody({ allowed_ips: '10.0.0.1, 10.0.0.2\n10.0.0.3 ' }).allowed_ips).toEqual([
    '10.0.0.1',
    '10.0.0.2',
    '10.0.0.3',
  ]);
});

test('what is left empty holds for ever, from everywhere and without limits', () => {
  expect(keyBody({ name: 'x', expires_at: '' })).toMatchObject({ allowed_ips: [], expires_at: null, limits: {} });
});
