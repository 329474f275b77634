import { describe, expect, it } from 'vitest';
import { rideOutOutage } from './ride-out-outage.ts';

const away = () => Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });

/** A write that fails like this first and works then. */
function failingWith(...errors: Error[]) {
  const left = [...errors];
  return async () => {
    const error = left.shift();
    if (error) throw error;
    return 'stored';
  };
}

describe('rideOutOutage', () => {
  it('writes again until the database is back', async () => {
    expect(await rideOutOutage(failingWith(away(), new Error('Query read timeout')))).toBe('stored');
  });

  it('does not repeat what the database has refused', async () => {
    await expect(rideOutOutage(failingWith(new Error('violates check constraint')))).rejects.toThrow('violates');
  });

  it('gives up in the end', async () => {
    await expect(rideOutOutage(failingWith(away(), away(), away(), away(), away()), 800)).rejects.toThrow('refused');
  });
});
