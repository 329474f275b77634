/** What is asked of the durable engine about refills. Throws `engine_unavailable` when it cannot be reached; asking again is always safe. */
export interface Refills {
  /** Lets the team's refills look at their settings again, and starts them if they do not run. */
  reconfigure(teamId: string): Promise<void>;
  /** Starts the team's refills if they do not run. */
  ensure(teamId: string): Promise<void>;
}
