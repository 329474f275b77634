import { expect, test } from 'vitest';
import { keyTerms } from './key-terms.ts';

test('names what a key is held to, and nothing else', () => {
  expect(keyTerms({ allowed_ips: [], limits: {} })).toBe('None');
  expect(keyTerms({ allowed_ips: ['10.0.0.0/8'], limits: { requests_per_minute: 1_200, open_jobs: 3 } })).toBe(
    'from 10.0.0.0/8; 1,200 requests/min; 3 open jobs',
  );
  expect(keyTerms({ allowed_ips: [], limits: { aliases: { standard: { concurrent_calls: 1 } } } })).toBe(
    'own limits for 1 alias',
  );
});
