/**
 * A place in a call's stream. It says enough to go on from without the stream itself: which attempt's text, how much of it
 * (UTF-16 units), and which of the pieces that end there.
 */
export type StreamPosition = { readonly attempt: number; readonly units: number; readonly step: number };

/** Before anything was sent. */
export const START: StreamPosition = { attempt: 0, units: 0, step: 0 };

/** Pieces that end a choice have at least this step, in the stream and when they are told from storage. */
export const FINISH_STEP = 1_000_000_000;

const UNITS_PER_ATTEMPT = 1_000_000_000;
const ID = /^(\d{1,15})-(\d{1,10})$/;

/** As the id of a stream's entry and of an event: ids of a stream always rise, also over its attempts. */
export const writePosition = ({ attempt, units, step }: StreamPosition): string =>
  `${attempt * UNITS_PER_ATTEMPT + units}-${step}`;

/** Null when this was never an id of ours. */
export function readPosition(id: string): StreamPosition | null {
  const [, first, step] = ID.exec(id) ?? [];
  if (first === undefined || step === undefined) return null;
  const place = Number(first);
  return { attempt: Math.floor(place / UNITS_PER_ATTEMPT), units: place % UNITS_PER_ATTEMPT, step: Number(step) };
}

export const isAfter = (one: StreamPosition, other: StreamPosition): boolean =>
  one.attempt !== other.attempt
    ? one.attempt > other.attempt
    : one.units !== other.units
      ? one.units > other.units
      : one.step > other.step;
