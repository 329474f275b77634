import { describe, expect, it } from 'vitest';
import { assertChange, type TeamChange, teamStatuses } from './teams.ts';

const changes: TeamChange[] = ['suspend', 'pause', 'resume'];

describe('assertChange', () => {
  it.each(changes)('never lets an archived team %s', (change) => {
    expect(() => assertChange('acme', change, 'archived')).toThrow(/archived/);
  });

  it.each(['suspend', 'resume'] as const)('lets every living team %s', (change) => {
    for (const status of teamStatuses.filter((each) => each !== 'archived')) {
      expect(() => assertChange('acme', change, status)).not.toThrow();
    }
  });

  it('lets no suspended team pause, because its open jobs would go on', () => {
    expect(() => assertChange('acme', 'pause', 'suspended')).toThrow('resume it before you pause it');
  });
});
