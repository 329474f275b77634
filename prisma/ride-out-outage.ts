import { setTimeout as pause } from 'node:timers/promises';
import { isStorageOutage } from './outage.ts';

const PAUSE_MS = 500;

/** Tries a write that may be repeated again while the database is away, as what it stores was paid for; not for ever. */
export async function rideOutOutage<T>(write: () => Promise<T>, patienceMs = 60_000): Promise<T> {
  for (const until = Date.now() + patienceMs; ; await pause(PAUSE_MS)) {
    try {
      return await write();
    } catch (error) {
      if (!isStorageOutage(error) || Date.now() > until) throw error;
    }
  }
}
