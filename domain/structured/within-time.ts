// biome-ignore lint/correctness/noNodejsModules: nothing else can interrupt work that does not end
import { createContext, Script } from 'node:vm';

const CALL = new Script('work()');
/** A process that was frozen in the middle, or got no CPU, had no time to begin with. */
const MOST_TRIES = 3;

/**
 * Does work that a stranger has a say in, and throws when it takes longer than that: a schema of a few lines can be made
 * so that checking it never ends. Time in which the process did not run does not count: then the work is done again.
 */
export function withinTime<T>(milliseconds: number, work: () => T): T {
  for (let tries = 1; ; tries += 1) {
    const before = process.cpuUsage();
    try {
      return CALL.runInContext(createContext({ work }), { timeout: milliseconds }) as T;
    } catch (error) {
      const { user, system } = process.cpuUsage(before);
      const wasAtWork = user + system >= (milliseconds * 1_000) / 2;
      if (wasAtWork || tries === MOST_TRIES || !isTimeout(error)) throw error;
    }
  }
}

/** It is an error of the context's own realm, so not an instance of ours. */
const isTimeout = (error: unknown): boolean =>
  (error as { readonly code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
