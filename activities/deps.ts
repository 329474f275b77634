import type { Database } from '../prisma/client.ts';
import type { Ledger } from '../prisma/repositories/ledger.ts';
import type { Prices } from '../prisma/repositories/prices.ts';
import type { Vault } from '../prisma/vault.ts';
import type { JobWorkflows } from '../temporal/job-workflows.ts';
import type { Jobs } from '../temporal/jobs.ts';
import type { LiteLlmKeys } from '../temporal/litellm-keys.ts';
import type { Refills } from '../temporal/refills.ts';
import type { Meters } from '../temporal/telemetry/meters.ts';
import type { NoteOnSpan } from '../temporal/telemetry/note-on-span.ts';
import type { CallLimiter } from './clients/call-limiter.ts';
import type { LiteLlm } from './clients/litellm.ts';
import type { LiteLlmManagement } from './clients/litellm-management.ts';
import type { OutboundAddresses } from './clients/outbound-address.ts';
import type { ReplyPublisher } from './clients/reply-publisher.ts';
import type { ResponseCache } from './clients/response-cache.ts';
import type { StopSignals } from './clients/stop-signals.ts';
import type { KeyFor } from './clients/team-token.ts';
import type { TokenStreams } from './clients/token-streams.ts';

/** What activities reach the world through. Built once per worker process. */
export type Deps = {
  readonly db: Database;
  readonly ledger: Ledger;
  readonly prices: Prices;
  readonly liteLlm: LiteLlm;
  readonly liteLlmKeyFor: KeyFor;
  readonly liteLlmKeys: LiteLlmKeys;
  readonly management: LiteLlmManagement;
  readonly vault: Vault;
  readonly outbound: OutboundAddresses;
  readonly replies: ReplyPublisher;
  readonly streams: TokenStreams;
  readonly cache: ResponseCache;
  readonly limiter: CallLimiter;
  readonly stops: StopSignals;
  readonly refills: Refills;
  readonly jobs: Jobs;
  readonly jobWorkflows: JobWorkflows;
  readonly meters: Meters;
  readonly noteOnSpan: NoteOnSpan;
  /** How often a call is made again whose reply does not keep to its `response_format`. */
  readonly invalidReplyRetries: number;
};
