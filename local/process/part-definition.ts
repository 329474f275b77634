export type Environment = Readonly<Record<string, string>>;

export type Launch = {
  readonly command: string;
  readonly parameters: readonly string[];
  readonly environment: Environment;
  readonly user?: { readonly uid: number; readonly gid: number };
};

/** What one part of the stack is: how it starts, where it listens and how one knows that it works. */
export type PartDefinition = {
  readonly name: string;
  readonly address: string;
  readonly ports: readonly { readonly port: number; readonly variable: string }[];
  readonly stopSignal?: 'SIGTERM' | 'SIGINT';
  readonly readyWithinMs?: number;
  /** Prepares what the process needs and says how it is run; asked before every start. */
  readonly launch: () => Launch | Promise<Launch>;
  readonly isReady: () => Promise<boolean>;
  readonly afterStart?: () => Promise<void>;
  /** Whether the log of a process that ended at once tells of a passing trouble. */
  readonly isWorthRetrying?: (logTail: string) => boolean;
};
