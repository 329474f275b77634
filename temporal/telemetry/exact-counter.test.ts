import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { createExactCounter } from './exact-counter.ts';

const NANOS = 1e9;

describe('a counter of money', () => {
  it('is exact where adding floats is not', async () => {
    const registry = new Registry();
    const counter = createExactCounter(registry, { name: 'usd_total', help: 'x', perUnit: NANOS });
    let floats = 0;
    for (let time = 0; time < 1_000; time += 1) {
      counter.add(100_000_007n);
      floats += 0.100000007;
    }
    expect(floats).not.toBe(100.000007);
    expect(await registry.metrics()).toContain('\nusd_total 100.000007\n');
  });

  it('shows every set of labels from the start, and takes no other', async () => {
    const registry = new Registry();
    const series = [{ reason: 'lost' }, { reason: 'cut' }];
    const counter = createExactCounter(registry, { name: 'usd_total', help: 'x', perUnit: NANOS, series });
    counter.add(5n, { reason: 'lost' });
    const text = await registry.metrics();
    expect(text).toContain('usd_total{reason="lost"} 5e-9');
    expect(text).toContain('usd_total{reason="cut"} 0');
    expect(() => counter.add(1n, { reason: 'other' })).toThrow(/has no/);
  });
});
