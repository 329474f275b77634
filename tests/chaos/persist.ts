import { setTimeout as pause } from 'node:timers/promises';
import { JobsApiError } from '../../client/jobs-api-error.ts';

const PAUSE_MS = 1_000;

/** Nothing that stands was answered although the application kept asking. */
export class GivenUp extends Error {}

/**
 * Sends the same request again and again, as an application does that remembers what it wants: until there is an answer that
 * stands, or `until`. The client itself has tried a few times before this hears of it.
 */
export async function persist<T>(what: string, until: number, send: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (error instanceof JobsApiError && !error.isTemporary) throw error;
      if (Date.now() > until) throw new GivenUp(`${what}: ${String(error)}`);
      await pause(PAUSE_MS);
    }
  }
}
