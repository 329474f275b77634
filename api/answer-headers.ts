import type { LimitStates } from '#domain/limits.ts';

type OfLimits = `x-ratelimit-${'limit' | 'remaining' | 'reset'}-${keyof LimitStates}`;

/** The allow-list of headers that a route may set, beside those that every answer has. */
type AnswerHeader = 'x-job-id' | 'x-call-id' | OfLimits;

/** What a route tells in a header of its answer, also of an error that follows. */
export type SetHeader = (name: AnswerHeader, value: string) => void;
