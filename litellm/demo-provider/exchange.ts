import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Journal, JournalEntry } from './journal/journal.ts';
import type { Attempts } from './knobs/attempts.ts';
import type { Pace } from './pace.ts';

/** What the provider remembers between requests. */
export type State = { readonly journal: Journal; readonly attempts: Attempts; readonly pace: Pace };

/** One model request under way; `gone` fires when the caller hangs up before its answer is complete. */
export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly state: State;
  readonly entry: JournalEntry;
  readonly gone: AbortSignal;
};

export function openExchange(request: IncomingMessage, response: ServerResponse, path: string, state: State): Exchange {
  const entry = state.journal.open(request, path);
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) state.journal.close(entry, 'hung_up');
    controller.abort();
  });
  return { request, response, state, entry, gone: controller.signal };
}

/** Ends the exchange as a provider that dies does: whatever was sent arrives, and its end does not. */
export async function cutOff({ response, state, entry }: Exchange): Promise<void> {
  await new Promise<void>((resolve) => response.write('', () => resolve()));
  state.journal.close(entry, 'cut_off');
  response.destroy();
}
