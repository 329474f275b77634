import { Client } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { createCallLimiter } from '../activities/clients/call-limiter.ts';
import { createLiteLlm } from '../activities/clients/litellm.ts';
import { createOutboundAddresses } from '../activities/clients/outbound-address.ts';
import { connectRedis } from '../activities/clients/redis.ts';
import { createReplyPublisher } from '../activities/clients/reply-publisher.ts';
import { createResponseCache } from '../activities/clients/response-cache.ts';
import { listenToStops } from '../activities/clients/stop-signals.ts';
import { createSignedKeys } from '../activities/clients/team-token.ts';
import { createTokenStreams } from '../activities/clients/token-streams.ts';
import { createActivities } from '../activities/index.ts';
import { openDatabase } from '../prisma/client.ts';
import { createLedger } from '../prisma/repositories/ledger.ts';
import { createPrices } from '../prisma/repositories/prices.ts';
import { createVault } from '../prisma/vault.ts';
import { createJobs } from './client.ts';
import { workerEnvironment } from './config.ts';
import { startHealthServer } from './health-server.ts';
import { createJobWorkflows } from './job-workflow-client.ts';
import { readEnvironment } from './read-environment.ts';
import { createRefills } from './refill-client.ts';
import { ensureSchedules } from './schedules.ts';
import { JOBS_QUEUE } from './task-queues.ts';
import { temporalLogger } from './temporal-logger.ts';
import { buildWorkflowBundle } from './workflow-bundle.ts';

const ENGINE_REQUEST_MS = 10_000;
const ENGINE_TIMES = { requestTimeoutMs: ENGINE_REQUEST_MS, openTimeoutMs: 20_000, finishTimeoutMs: 20_000 };

const config = readEnvironment(workerEnvironment, process.env, 'worker');
const log = pino({ name: 'worker', level: config.LOG_LEVEL });
Runtime.install({ logger: temporalLogger(log), shutdownSignals: ['SIGINT', 'SIGTERM'] });

const db = openDatabase({
  url: config.DATABASE_URL,
  maxConnections: config.DATABASE_CONNECTIONS,
  onError: (error) => log.warn({ err: error }, 'a database connection broke'),
});
const redis = connectRedis(config.REDIS_URL, (error) => log.debug({ err: error }, 'redis is away'));
const subscriber = connectRedis(config.REDIS_URL, (error) => log.debug({ err: error }, 'redis is away'));
const liteLlm = createLiteLlm({
  baseUrl: config.LITELLM_URL,
  timeoutMs: config.CALL_TIMEOUT_SECONDS * 1_000,
});
const connection = await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS });
const namespace = config.TEMPORAL_NAMESPACE;

const worker = await Worker.create({
  connection,
  namespace,
  taskQueue: JOBS_QUEUE,
  workflowBundle: config.WORKFLOW_BUNDLE ? { codePath: config.WORKFLOW_BUNDLE } : await buildWorkflowBundle(),
  activities: createActivities({
    db,
    ledger: createLedger(db),
    prices: createPrices(db),
    liteLlm,
    liteLlmKeyFor:
      config.LITELLM_KEYS === 'signed' ? createSignedKeys(config.LITELLM_MASTER_KEY) : () => config.LITELLM_MASTER_KEY,
    vault: createVault(config.ENCRYPTION_KEYS),
    outbound: createOutboundAddresses({ privateHosts: config.ALLOWED_PRIVATE_HOSTS }),
    replies: createReplyPublisher(redis),
    streams: createTokenStreams(redis),
    cache: createResponseCache(redis),
    limiter: createCallLimiter(redis),
    stops: listenToStops(subscriber),
    invalidReplyRetries: config.INVALID_REPLY_RETRIES,
    refills: createRefills({ connection, namespace, requestTimeoutMs: ENGINE_REQUEST_MS }),
    jobs: createJobs({ connection, namespace, ...ENGINE_TIMES }),
    jobWorkflows: createJobWorkflows({ connection, namespace }),
  }),
  maxConcurrentActivityTaskExecutions: config.MAX_CONCURRENT_CALLS,
  stickyQueueScheduleToStartTimeout: '3s',
  shutdownGraceTime: '30s',
});
const health = config.WORKER_HEALTH_PORT
  ? startHealthServer(config.WORKER_HEALTH_HOST, config.WORKER_HEALTH_PORT, () => worker.getState() === 'RUNNING')
  : null;

try {
  await ensureSchedules(new Client({ connection, namespace }));
  const running = worker.run();
  log.info('worker ready');
  await running;
} finally {
  health?.close();
  redis.disconnect();
  subscriber.disconnect();
  await connection.close();
  await db.close();
}
