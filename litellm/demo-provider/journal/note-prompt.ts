import type { JournalEntry } from './journal.ts';

const MAX_PROMPT_CHARACTERS = 400;

type Noted = Pick<JournalEntry, 'model' | 'stream' | 'prompt' | 'promptTokens'>;

/** Writes what was asked into its entry, with no more of the prompt than tells it apart. */
export function notePrompt(entry: JournalEntry, noted: Noted): void {
  Object.assign(entry, noted, { prompt: noted.prompt.slice(0, MAX_PROMPT_CHARACTERS) });
}
