/** A reply that an application was given. */
export type ToldReply = {
  /** The request's mark in its prompt, by which the provider's journal knows it. */
  readonly mark: string;
  readonly jobId: string;
  readonly callId: string;
  readonly text: string;
};

/** A receipt that an application was given. */
export type ToldReceipt = {
  readonly run: string;
  readonly jobId: string;
  readonly status: string;
  readonly credits: number;
};

/** What applications were told, and what else a run saw; compared in the end with what is stored. */
export class RunRecord {
  readonly replies: ToldReply[] = [];
  readonly receipts: ToldReceipt[] = [];
  /** Refusals that stood, by their code. */
  readonly refusals = new Map<string, number>();
  /** Answers of 500 and above, and broken connections, by their codes. */
  readonly repeats = new Map<string, number>();
  readonly restartedTexts: string[] = [];
  /** Applications that had no answer when time was up, and what they wanted. */
  readonly givenUp: string[] = [];
  readonly faults = new Map<string, number>();
  readonly unexpectedEnds: string[] = [];

  count(of: 'refusals' | 'repeats' | 'faults', what: string): void {
    this[of].set(what, (this[of].get(what) ?? 0) + 1);
  }
}
