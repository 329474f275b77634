import { describe, expect, it } from 'vitest';
import { cachePolicy, isWhole } from './response-cache.ts';

const asked = {
  alias: { ttlSeconds: 60, scope: 'team' as const },
  seconds: null,
  teamId: 't',
  organizationId: 'o',
  hasOwnKeys: false,
};
const scoped = (scope: 'organization' | 'global') => ({ ...asked, alias: { ...asked.alias, scope } });

describe('cachePolicy', () => {
  it('keeps a team’s replies to itself, for as long as the alias says', () => {
    expect(cachePolicy(asked)).toEqual({ owner: 'team:t', seconds: 60 });
  });

  it('shares them as far as the operator has opened it', () => {
    expect(cachePolicy(scoped('organization'))?.owner).toBe('organization:o');
    expect(cachePolicy(scoped('global'))?.owner).toBe('global');
  });

  it('never gives others what a customer’s own server may have said', () => {
    expect(cachePolicy({ ...scoped('global'), hasOwnKeys: true })?.owner).toBe('organization:o');
  });

  it('goes by what the call says, where the alias allows it at all', () => {
    expect(cachePolicy({ ...asked, seconds: 5 })?.seconds).toBe(5);
    expect(cachePolicy({ ...asked, seconds: 0 })).toBeNull();
    expect(cachePolicy({ ...asked, seconds: 5, alias: { ttlSeconds: null, scope: 'team' } })).toBeNull();
  });
});

describe('isWhole', () => {
  const reply = (...reasons: (string | null)[]) => ({ choices: reasons.map((finishReason) => ({ finishReason })) });

  it('takes replies that ended by themselves, and embeddings', () => {
    for (const whole of [reply('stop'), reply('tool_calls', 'stop'), reply('length'), reply()])
      expect(isWhole(whole)).toBe(true);
  });

  it('takes none that was filtered or has no end', () => {
    for (const part of [reply('content_filter'), reply('stop', null)]) expect(isWhole(part)).toBe(false);
  });
});
