/** Adds what an operator looks for to the trace of the activity that runs: ids and figures, never content. Does nothing while nothing is traced. */
export type NoteOnSpan = (attributes: Readonly<Record<string, string | number | boolean>>) => void;
