import { describe, expect, it } from 'vitest';
import { marginOf, marginPercentOf } from './margins.ts';
import { nanoUsd } from './money.ts';

const spending = (price: bigint, cost: bigint) => ({ priceNanoUsd: nanoUsd(price), costNanoUsd: nanoUsd(cost) });

describe('a margin', () => {
  it.each([
    { price: 200n, cost: 50n, margin: 150n, percent: 75 },
    { price: 3n, cost: 1n, margin: 2n, percent: 66.67 },
    { price: 100n, cost: 100n, margin: 0n, percent: 0 },
    { price: 100n, cost: 350n, margin: -250n, percent: -250 },
    { price: 0n, cost: 5n, margin: -5n, percent: null },
    { price: 0n, cost: 0n, margin: 0n, percent: null },
  ])('of $price − $cost is $margin, $percent %', ({ price, cost, margin, percent }) => {
    expect(marginOf(spending(price, cost))).toBe(margin);
    expect(marginPercentOf(spending(price, cost))).toBe(percent);
  });
});
