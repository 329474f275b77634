import type { ReplyDelta } from './reply-delta.ts';
import type { StreamPosition } from './stream-position.ts';

/** What one entry of a call's stream says. */
export type StreamEvent =
  /** A later attempt has taken over; what an earlier one still writes is refused from here on. */
  | { readonly type: 'claim' }
  /** A later attempt says the same as the one before it and goes on where that was cut off. */
  | { readonly type: 'continue' }
  /** More of an attempt's text. `from`: how much of it came before, in UTF-16 units; at 0 it begins. */
  | { readonly type: 'deltas'; readonly from: number; readonly deltas: readonly ReplyDelta[] };

/** `position` is the place after it. */
export type StreamEntry = { readonly position: StreamPosition; readonly event: StreamEvent };
