import { DomainError } from '#domain/errors.ts';
import type { Services } from '../services.ts';

/** Throws `streaming_unavailable` while a new stream would have nowhere to go. */
export function assertCanStream({ streams }: Services): void {
  if (streams.isLive()) return;
  throw new DomainError(
    'streaming_unavailable',
    'Streams are not available at the moment; nothing was begun. Make the call without a stream, or try again shortly.',
    { retryAfterSeconds: 2 },
  );
}
