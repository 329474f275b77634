import type { SetHeader } from '../answer-headers.ts';
import type { BegunCall } from './begin-call.ts';

type Answering = { readonly setHeader: SetHeader; markReplayed(): void };

/** Says in an answer's headers which call it is of: for answers whose bodies have no place for that. */
export function nameCall({ setHeader, markReplayed }: Answering, { jobId, callId, isRepeat }: BegunCall): void {
  setHeader('x-job-id', jobId);
  setHeader('x-call-id', callId);
  if (isRepeat) markReplayed();
}
