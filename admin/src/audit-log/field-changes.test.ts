import { expect, test } from 'vitest';
import { fieldChanges } from './field-changes.ts';

test('a changed field has both sides', () => {
  expect(fieldChanges({ before: { status: 'active' }, after: { status: 'suspended' } })).toEqual([
    { field: 'status', before: 'active', after: 'suspended' },
  ]);
});

test('what is new has no before, what is gone no after', () => {
  expect(fieldChanges({ before: null, after: { limit: 5 } })).toEqual([{ field: 'limit', after: '5' }]);
  expect(fieldChanges({ before: { groups: ['a'] }, after: null })).toEqual([{ field: 'groups', before: '["a"]' }]);
});

test('a field that was emptied is told from one that was not there', () => {
  expect(fieldChanges({ before: { end: '2030' }, after: { end: null } })).toEqual([
    { field: 'end', before: '2030', after: 'null' },
  ]);
});
