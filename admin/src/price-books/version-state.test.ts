import { expect, test } from 'vitest';
import { inEffect, lookOfVersion } from './version-state.ts';

const now = new Date('2026-06-01T00:00:00Z');
const published = (number: number, from: string) => ({ number, status: 'published', effective_from: from }) as const;
const versions = [
  { number: 4, status: 'draft', effective_from: null } as const,
  published(3, '2027-01-01T00:00:00Z'),
  published(2, '2026-02-01T00:00:00Z'),
  published(1, '2026-03-01T00:00:00Z'),
];

test('the published version that took effect last counts, whatever its number', () => {
  expect(inEffect(versions, now)?.number).toBe(1);
  expect(inEffect(versions, new Date('2026-01-01T00:00:00Z'))).toBeUndefined();
});

test('of two that took effect at once, the later number counts', () => {
  const at = '2026-02-01T00:00:00Z';
  expect(inEffect([published(1, at), published(2, at)], now)?.number).toBe(2);
});

test('a version is a draft, scheduled, in effect or past', () => {
  expect(versions.map((version) => lookOfVersion(version, versions, now).label)).toEqual([
    'Draft',
    'Scheduled',
    'Past',
    'In effect',
  ]);
});
