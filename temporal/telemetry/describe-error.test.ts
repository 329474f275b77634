import { describe, expect, it } from 'vitest';
import { describeError } from './describe-error.ts';

describe('an error in the log', () => {
  it('says what it is and what it came from, and nothing that a database quotes of a row', () => {
    const row = Object.assign(new Error('new row violates check constraint'), {
      code: '23514',
      detail: 'Failing row contains (secret prompt)',
    });
    const described = describeError(new TypeError('it broke', { cause: row }));
    expect(described).toMatchObject({
      type: 'TypeError',
      message: 'it broke',
      cause: { code: '23514', message: 'new row violates check constraint' },
    });
    expect(JSON.stringify(described)).not.toContain('secret prompt');
  });

  it('ends, also when errors cause each other', () => {
    const error = new Error('round');
    error.cause = error;
    expect(JSON.stringify(describeError(error)).match(/round/g)?.length).toBeLessThan(20);
  });

  it('is told of what is no error', () => {
    expect(describeError('text that may be content')).toEqual({ type: 'string', message: 'not an error' });
  });
});
