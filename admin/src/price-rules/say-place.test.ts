import { expect, test } from 'vitest';
import { sayPlace } from './say-place.ts';

test.each([
  ['tiers.steps.0.up_to', 'Tiers, step 1, up to'],
  ['per_1k_tokens', 'Per 1,000 tokens'],
  ['match.team_id', 'For, team id'],
  ['failed', 'A failed job costs'],
])('%s is called “%s”', (place, text) => {
  expect(sayPlace(place)).toBe(text);
});
