import { describe, expect, it } from 'vitest';
import type { TeamCaller } from '../callers.ts';
import { assertKeyTerms } from './assert-key-terms.ts';

const key = (terms: Partial<TeamCaller>) => ({ scope: 'jobs', allowedIps: [], ...terms }) as unknown as TeamCaller;
const from = (ip: string | undefined, method = 'POST') => ({ ip: ip as string, method });

describe('a key', () => {
  it.each([
    [[], '203.0.113.9'],
    [['203.0.113.0/24'], '203.0.113.9'],
    [['198.51.100.1', '203.0.113.9'], '203.0.113.9'],
    [['203.0.113.9'], '::ffff:203.0.113.9'],
    [['::ffff:203.0.113.9'], '203.0.113.9'],
    [['2001:db8::/32'], '2001:db8:1::1'],
    [['2001:db8::1'], '2001:0db8:0:0::1'],
  ])('for %j may be used from %s', (allowedIps, ip) => {
    expect(() => assertKeyTerms(key({ allowedIps }), from(ip))).not.toThrow();
  });

  it.each([
    [['203.0.113.0/24'], '203.0.114.9'],
    [['203.0.113.9'], '2001:db8::1'],
    [['2001:db8::/32'], '203.0.113.9'],
    [['0.0.0.0/1'], '203.0.113.9'],
    [['203.0.113.9'], undefined],
    [['203.0.113.9'], 'unknown'],
  ])('for %j may not be used from %s', (allowedIps, ip) => {
    expect(() => assertKeyTerms(key({ allowedIps }), from(ip))).toThrow('may not be used from this address');
  });

  it('that only reads changes nothing', () => {
    expect(() => assertKeyTerms(key({ scope: 'read_only' }), from('203.0.113.9', 'GET'))).not.toThrow();
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(() => assertKeyTerms(key({ scope: 'read_only' }), from('203.0.113.9', method))).toThrow(/only reads/);
  });
});
