// biome-ignore lint/correctness/noNodejsModules: nothing else can interrupt work that does not end
import { createContext, Script } from 'node:vm';

const CALL = new Script('work()');

/**
 * Does work that a stranger has a say in, and throws when it takes longer than that: a schema of a few lines can be made
 * so that checking it never ends.
 */
export function withinTime<T>(milliseconds: number, work: () => T): T {
  return CALL.runInContext(createContext({ work }), { timeout: milliseconds }) as T;
}
