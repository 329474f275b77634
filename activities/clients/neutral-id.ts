import { createHash } from 'node:crypto';

/** Providers sign their tool call ids (`toolu_…`); the same id always gets the same neutral one. */
export const neutralId = (id: string): string => `call_${createHash('sha256').update(id).digest('hex').slice(0, 24)}`;
