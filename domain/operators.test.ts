import { describe, expect, it } from 'vitest';
import { assertOwnerRemains, assertSomebodyElse } from './operators.ts';

describe('operators', () => {
  it.each([
    [['a', 'b'], 'a'],
    [['a'], 'b'],
    [[], 'b'],
  ])('of which %j are owners can do without %s', (owners, id) => {
    expect(() => assertOwnerRemains(owners, id)).not.toThrow();
  });

  it('keep their last owner', () => {
    expect(() => assertOwnerRemains(['a'], 'a')).toThrow('the last active owner');
  });

  it('do not shut themselves out', () => {
    expect(() => assertSomebodyElse('a', 'a', 'delete')).toThrow('You cannot delete yourself');
    expect(() => assertSomebodyElse('a', 'b', 'delete')).not.toThrow();
    expect(() => assertSomebodyElse(null, 'b', 'deactivate')).not.toThrow();
  });
});
