import { describe, expect, it } from 'vitest';
import { checkDependencies } from './check-dependencies.ts';

const up = async () => 'yes';
const down = async () => Promise.reject(new Error('refused'));
const silent = () => new Promise(() => undefined);

describe('checkDependencies', () => {
  it('is ready when all answer', async () => {
    expect(await checkDependencies({ store: { isRequired: true, ask: up } })).toEqual({
      status: 'ready',
      dependencies: { store: 'up' },
    });
  });

  it('is degraded without a part that is not required, and unavailable without one that is', async () => {
    const optional = { isRequired: false, ask: down };
    expect(await checkDependencies({ store: { isRequired: true, ask: up }, memory: optional })).toEqual({
      status: 'degraded',
      dependencies: { store: 'up', memory: 'down' },
    });
    const { status } = await checkDependencies({ store: { isRequired: true, ask: down }, memory: optional });
    expect(status).toBe('unavailable');
  });

  it('takes a part for down that keeps its connection and says nothing', async () => {
    expect(await checkDependencies({ store: { isRequired: true, ask: silent } })).toEqual({
      status: 'unavailable',
      dependencies: { store: 'down' },
    });
  });
});
