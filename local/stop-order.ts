import type { Part } from './process/part.ts';

const ORDER = [['admin', 'api'], ['worker'], ['litellm'], ['demo-provider', 'temporal', 'valkey'], ['postgres']];

/** The parts from the outside in; those of one row can stop together. */
export const inStopOrder = (parts: readonly Part[]): Part[][] =>
  ORDER.map((kinds) => parts.filter(({ name }) => kinds.includes(kindOf(name))));

/** What a part is, whichever replica: api-2 is an api. */
export const kindOf = (name: string): string => name.replace(/-\d+$/, '');
