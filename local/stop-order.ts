import type { Part } from './process/part.ts';

const FIRST = [['admin', 'api'], ['worker'], ['litellm']];
const LAST = 'postgres';

/** The parts from the outside in; those of one row can stop together. What has no place of its own is something others build on. */
export function inStopOrder<Named extends Pick<Part, 'name'>>(parts: readonly Named[]): Named[][] {
  const placed = [...FIRST.flat(), LAST];
  const ofKinds = (kinds: readonly string[]) => parts.filter(({ name }) => kinds.includes(kindOf(name)));
  const others = parts.filter(({ name }) => !placed.includes(kindOf(name)));
  return [...FIRST.map(ofKinds), others, ofKinds([LAST])];
}

/** What a part is, whichever replica: api-2 is an api. */
export const kindOf = (name: string): string => name.replace(/-\d+$/, '');
