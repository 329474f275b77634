import { expect, test } from 'vitest';
import { createBody, updateBody } from './write-body.ts';

const write = { path: '/x', fields: ['name', 'note', 'groups'] } as const;

test('a new record is sent without what was left empty, and without what the API does not know', () => {
  expect(createBody(write, { name: 'A', note: '', groups: null, id: 'a', created_at: 'now' })).toEqual({ name: 'A' });
});

test('a changed record is sent with what was changed alone', () => {
  const before = { name: 'A', note: 'x', groups: ['one'] };
  expect(updateBody({ ...write, method: 'PUT' }, { ...before, note: null }, before)).toEqual({ note: null });
  expect(updateBody({ ...write, method: 'PUT' }, { ...before, groups: ['one', 'two'] }, before)).toEqual({
    groups: ['one', 'two'],
  });
  expect(updateBody({ ...write, method: 'PUT' }, { ...before }, before)).toEqual({});
});

test('a body is sent in the form that the API takes', () => {
  const toBody = ({ name }: { readonly [field: string]: unknown }) => ({ names: [name] });
  expect(createBody({ ...write, toBody }, { name: 'A' })).toEqual({ names: ['A'] });
});
