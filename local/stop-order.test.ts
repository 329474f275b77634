import { expect, it } from 'vitest';
import { inStopOrder } from './stop-order.ts';

it('stops a part of another kind after the programs that use it, and before its database', () => {
  const names = ['postgres', 'temporal-history-1', 'litellm', 'worker-2', 'temporal-frontend', 'api-1', 'valkey'];
  expect(inStopOrder(names.map((name) => ({ name }))).map((row) => row.map(({ name }) => name))).toEqual([
    ['api-1'],
    ['worker-2'],
    ['litellm'],
    ['temporal-history-1', 'temporal-frontend', 'valkey'],
    ['postgres'],
  ]);
});
