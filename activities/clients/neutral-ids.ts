import { createHash, randomUUID } from 'node:crypto';

/**
 * Gives the tool calls of one reply neutral ids, the same for the same id. Providers sign theirs (`toolu_…`), and some count
 * (`functions.weather:0`): mixed with something secret, an id cannot be guessed back from ours.
 */
export function createNeutralIds(): (id: string) => string {
  const secret = randomUUID();
  return (id) => `call_${createHash('sha256').update(`${secret}\n${id}`).digest('hex').slice(0, 24)}`;
}
