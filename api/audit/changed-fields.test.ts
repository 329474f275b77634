import { describe, expect, it } from 'vitest';
import { changedFields } from './changed-fields.ts';

describe('the fields that a change is about', () => {
  it('are those that differ, also inside', () => {
    const before = { name: 'A', status: 'active', groups: ['x'], limits: { calls: 1 }, at: new Date(0) };
    const after = { name: 'B', status: 'active', groups: ['x', 'y'], limits: { calls: 1 }, at: new Date(0) };
    expect(changedFields(before, after)).toEqual({
      before: { name: 'A', groups: ['x'] },
      after: { name: 'B', groups: ['x', 'y'] },
    });
  });

  it('are none when nothing changed', () => {
    expect(changedFields({ name: 'A' }, { name: 'A' })).toEqual({ before: {}, after: {} });
  });

  it('may be there on one side only', () => {
    expect(changedFields({ gone: 1 }, { come: null })).toEqual({ before: { gone: 1 }, after: { come: null } });
  });

  it('are all of what is made or goes away', () => {
    expect(changedFields(null, { name: 'A' })).toEqual({ before: null, after: { name: 'A' } });
    expect(changedFields({ name: 'A' }, null)).toEqual({ before: { name: 'A' }, after: null });
  });
});
