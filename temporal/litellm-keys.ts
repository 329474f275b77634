/** What is asked of the durable engine about teams' keys at LiteLLM. Asking again is always safe. */
export interface LiteLlmKeys {
  /** Whether LiteLLM has keys of its own for teams. Otherwise nothing that is asked here does anything. */
  readonly areStored: boolean;
  /** Lets a team's key become what it should be now. */
  changed(teamId: string): Promise<void>;
  /** The same for every team whose key is not what it should be: after a change that concerns many. */
  changedForMany(): Promise<void>;
}
