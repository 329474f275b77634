import type { Database } from '../prisma/client.ts';
import type { Ledger } from '../prisma/repositories/ledger.ts';
import type { Prices } from '../prisma/repositories/prices.ts';
import type { Refills } from '../temporal/refills.ts';
import type { LiteLlm } from './clients/litellm.ts';
import type { ReplyPublisher } from './clients/reply-publisher.ts';

/** What activities reach the world through. Built once per worker process. */
export type Deps = {
  readonly db: Database;
  readonly ledger: Ledger;
  readonly prices: Prices;
  readonly liteLlm: LiteLlm;
  readonly replies: ReplyPublisher;
  readonly refills: Refills;
};
