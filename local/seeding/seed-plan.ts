/** A model that jobs call, its prices in nano-dollars per million tokens. */
export type SeedAlias = {
  readonly alias: string;
  readonly displayName: string;
  readonly provider: string;
  readonly actualModel: string;
  readonly inputPrice: number;
  readonly outputPrice: number;
  /** How long it takes before it says anything, and for each token. */
  readonly firstMs: number;
  readonly tokenMs: number;
  /** From how many days ago on nobody knows what its calls cost; null: it is always known. */
  readonly unpricedDays: number | null;
};

export type SeedJobType = {
  readonly jobType: string;
  readonly weight: number;
  /** What a job costs its team. */
  readonly credits: number;
  readonly calls: number;
  readonly aliases: readonly string[];
  readonly purposes: readonly string[];
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** How many of its calls, from 0 to 1, look for their reply in the cache and find it. */
  readonly cachedShare: number;
  readonly failedShare: number;
  readonly question: string;
  readonly answer: string;
};

type SeedTeam = {
  readonly teamId: string;
  readonly name: string;
  readonly organizationId: string;
  readonly weight: number;
  /** It gets all its credits at first, and hardly any are left. */
  readonly isLow: boolean;
  /** It was given credits that expired unused. */
  readonly hasPromotion: boolean;
};

type SeedOrganization = { readonly organizationId: string; readonly name: string };

/** What is to be written: who, what kinds of work, how much of it and since when. */
export type SeedPlan = {
  /** Begins the ids of jobs and calls, so that another plan's are others. */
  readonly name: string;
  readonly days: number;
  readonly jobs: number;
  /** Exactly so many calls for each job; null: about as many as its type has. */
  readonly callsPerJob: number | null;
  readonly priceBookId: string;
  readonly organizations: readonly SeedOrganization[];
  readonly teams: readonly SeedTeam[];
  readonly jobTypes: readonly SeedJobType[];
  readonly aliases: readonly SeedAlias[];
};
