import { expect, test } from 'vitest';
import { fieldsOfId, fillPath, idOf } from './fill-path.ts';

const keys = { id: ['team_id', 'key_id'] } as const;

test('a path takes the fields it names, and leaves the others for the query', () => {
  expect(fillPath('/teams/:team_id/keys/:key_id', { team_id: 'a/b', key_id: 7, q: 'x' })).toEqual({
    path: '/teams/a%2Fb/keys/7',
    rest: { q: 'x' },
  });
});

test('a path without a field it needs is no path', () => {
  expect(() => fillPath('/teams/:team_id/keys', { team_id: '' })).toThrow('/teams/:team_id/keys needs team_id');
});

test('an id of several fields leads back to them', () => {
  const id = idOf(keys, { team_id: 'acme', key_id: '01', name: 'x' });
  expect(id).toBe('acme~01');
  expect(fieldsOfId(keys, id)).toEqual({ team_id: 'acme', key_id: '01' });
});

test('an id of one field may hold the separator', () => {
  expect(fieldsOfId({ id: ['job_type'] }, 'a~b')).toEqual({ job_type: 'a~b' });
});
