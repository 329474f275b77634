import type { Database } from '../prisma/client.ts';
import type { Jobs } from '../temporal/jobs.ts';
import type { Replies } from './replies.ts';

/** What route handlers reach the world through. Built once per API process. */
export type Services = {
  readonly db: Database;
  readonly jobs: Jobs;
  readonly replies: Replies;
  readonly health: { readonly [dependency: string]: () => Promise<void> };
};
