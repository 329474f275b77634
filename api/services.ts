import type { CallLimiter } from '../activities/clients/call-limiter.ts';
import type { OutboundAddresses } from '../activities/clients/outbound-address.ts';
import type { PriceMap } from '../activities/clients/price-map.ts';
import type { ResponseCache } from '../activities/clients/response-cache.ts';
import type { PublishStop } from '../activities/clients/stop-signals.ts';
import type { TokenStreamReader } from '../activities/clients/token-stream-reader.ts';
import type { Database } from '../prisma/client.ts';
import type { Prices } from '../prisma/repositories/prices.ts';
import type { Vault } from '../prisma/vault.ts';
import type { Dependencies } from '../temporal/check-dependencies.ts';
import type { Jobs } from '../temporal/jobs.ts';
import type { LiteLlmKeys } from '../temporal/litellm-keys.ts';
import type { Reconciliations } from '../temporal/reconciliations.ts';
import type { Refills } from '../temporal/refills.ts';
import type { Meters } from '../temporal/telemetry/meters.ts';
import type { LoginAttempts } from './login-attempts.ts';
import type { Replies } from './replies.ts';
import type { StreamWakeups } from './streams/stream-wakeups.ts';

/** What route handlers reach the world through. Built once per API process. */
export type Services = {
  readonly db: Database;
  readonly prices: Prices;
  readonly priceMap: PriceMap;
  readonly vault: Vault;
  readonly outbound: OutboundAddresses;
  readonly jobs: Jobs;
  readonly refills: Refills;
  readonly liteLlmKeys: LiteLlmKeys;
  readonly reconciliations: Reconciliations;
  readonly replies: Replies;
  readonly cache: ResponseCache;
  readonly limiter: CallLimiter;
  readonly streams: TokenStreamReader;
  readonly wakeups: StreamWakeups;
  readonly publishStop: PublishStop;
  readonly loginAttempts: LoginAttempts;
  readonly meters: Meters;
  /** How long a caller waits for a model's reply before it is told to come back for it. */
  readonly callWaitMs: number;
  /** At the head of statements; null: none. */
  readonly companyName: string | null;
  readonly health: Dependencies;
};
