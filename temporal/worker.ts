import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import { type NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { Registry } from 'prom-client';
import { createCallLimiter } from '../activities/clients/call-limiter.ts';
import { createLiteLlm } from '../activities/clients/litellm.ts';
import { createLiteLlmBreaker } from '../activities/clients/litellm-breaker.ts';
import { createLiteLlmManagement } from '../activities/clients/litellm-management.ts';
import { createOutboundAddresses } from '../activities/clients/outbound-address.ts';
import { pingLiteLlm } from '../activities/clients/ping-litellm.ts';
import { connectRedis } from '../activities/clients/redis.ts';
import { createReplyPublisher } from '../activities/clients/reply-publisher.ts';
import { createResponseCache } from '../activities/clients/response-cache.ts';
import { listenToStops } from '../activities/clients/stop-signals.ts';
import { createStoredKeys } from '../activities/clients/stored-keys.ts';
import { createSignedKeys, type KeyFor } from '../activities/clients/team-token.ts';
import { createTokenStreams } from '../activities/clients/token-streams.ts';
import { createActivities } from '../activities/index.ts';
import { openDatabase } from '../prisma/client.ts';
import { pingDatabase } from '../prisma/ping-database.ts';
import { createLedger } from '../prisma/repositories/ledger.ts';
import { createPrices } from '../prisma/repositories/prices.ts';
import { createVault } from '../prisma/vault.ts';
import { checkDependencies, type Dependencies } from './check-dependencies.ts';
import { createJobs } from './client.ts';
import { workerEnvironment } from './config.ts';
import { connectLazily } from './connect.ts';
import { createWorker } from './create-worker.ts';
import { startHealthServer } from './health-server.ts';
import { createJobWorkflows } from './job-workflow-client.ts';
import { createLiteLlmKeys } from './litellm-keys-client.ts';
import type { LiteLlmKeysMode } from './litellm-keys-mode.ts';
import { readEnvironment } from './read-environment.ts';
import { createRefills } from './refill-client.ts';
import { createLog } from './telemetry/create-log.ts';
import { createMeters } from './telemetry/meters.ts';
import { openSdkMetrics } from './telemetry/sdk-metrics.ts';
import { watchProcess } from './telemetry/watch-process.ts';
import { temporalLogger } from './temporal-logger.ts';
import { untilDone } from './until-done.ts';
import { buildWorkflowBundle } from './workflow-bundle.ts';

const ENGINE_REQUEST_MS = 10_000;
const ENGINE_TIMES = { requestTimeoutMs: ENGINE_REQUEST_MS, openTimeoutMs: 20_000, finishTimeoutMs: 20_000 };
const MANAGEMENT_REQUEST_MS = 5_000;
const PING_MS = 2_000;

const config = readEnvironment(workerEnvironment, process.env, 'worker');
const namespace = config.TEMPORAL_NAMESPACE;
const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT;
const tracing = endpoint
  ? (await import('./telemetry/start-tracing.ts')).startTracing({ endpoint, serviceName: 'saas-worker' })
  : null;
const log = createLog({ name: 'worker', level: config.LOG_LEVEL, traceFields: tracing?.traceFields });
const registry = new Registry();
const meters = createMeters(registry);
const sdkMetrics = config.WORKER_HEALTH_PORT ? await openSdkMetrics() : null;
Runtime.install({
  logger: temporalLogger(log),
  telemetryOptions: sdkMetrics ? { metrics: sdkMetrics.options } : {},
  shutdownSignals: ['SIGINT', 'SIGTERM'],
});

const db = openDatabase({
  url: config.DATABASE_URL,
  maxConnections: config.DATABASE_CONNECTIONS,
  onError: (error) => log.warn({ err: error }, 'a database connection broke'),
});
const redis = connectRedis(config.REDIS_URL, (error) => log.debug({ err: error }, 'redis is away'));
const subscriber = connectRedis(config.REDIS_URL, (error) => log.debug({ err: error }, 'redis is away'));
const untracedLiteLlm = createLiteLlm({
  baseUrl: config.LITELLM_URL,
  timeoutMs: config.CALL_TIMEOUT_SECONDS * 1_000,
  breaker: createLiteLlmBreaker(() => pingLiteLlm(config.LITELLM_URL)),
});
const liteLlm = tracing
  ? (await import('./telemetry/trace-litellm.ts')).traceLiteLlm(untracedLiteLlm)
  : untracedLiteLlm;
let running: Worker | null = null;
const pinged = connectLazily(config.TEMPORAL_ADDRESS);
const askEngine = () => pinged.withDeadline(Date.now() + PING_MS, () => pinged.workflowService.getSystemInfo({}));
const dependencies: Dependencies = {
  worker: { isRequired: true, ask: async () => assert.equal(running?.getState(), 'RUNNING') },
  temporal: { isRequired: true, ask: askEngine },
  postgres: { isRequired: true, ask: () => pingDatabase(db) },
  redis: { isRequired: false, ask: async () => assert.equal(redis.status, 'ready') },
  litellm: { isRequired: false, ask: () => pingLiteLlm(config.LITELLM_URL) },
};
const health = config.WORKER_HEALTH_PORT ? serveHealth(config.WORKER_HEALTH_PORT) : null;

const vault = createVault(config.ENCRYPTION_KEYS);

function activitiesWith(connection: NativeConnection) {
  const interceptors = tracing?.client ?? {};
  const engine = { connection, namespace, interceptors, requestTimeoutMs: ENGINE_REQUEST_MS };
  const liteLlmKeys = createLiteLlmKeys({ ...engine, mode: config.LITELLM_KEYS });
  const keyFor: Record<LiteLlmKeysMode, KeyFor> = {
    signed: createSignedKeys(config.LITELLM_MASTER_KEY),
    database: createStoredKeys({ db, vault, liteLlmKeys }),
    master: () => config.LITELLM_MASTER_KEY,
  };
  return createActivities({
    db,
    ledger: createLedger(db, meters.jobs.grouped),
    prices: createPrices(db),
    liteLlm,
    liteLlmKeyFor: keyFor[config.LITELLM_KEYS],
    liteLlmKeys,
    management: createLiteLlmManagement({
      baseUrl: config.LITELLM_URL,
      masterKey: config.LITELLM_MASTER_KEY,
      timeoutMs: MANAGEMENT_REQUEST_MS,
    }),
    vault,
    outbound: createOutboundAddresses({ privateHosts: config.ALLOWED_PRIVATE_HOSTS }),
    replies: createReplyPublisher(redis),
    streams: createTokenStreams(redis),
    cache: createResponseCache(redis),
    limiter: createCallLimiter(redis),
    stops: listenToStops(subscriber),
    invalidReplyRetries: config.INVALID_REPLY_RETRIES,
    jobs: createJobs({ connection, namespace, interceptors, ...ENGINE_TIMES }),
    jobWorkflows: createJobWorkflows({ connection, namespace }),
    refills: createRefills(engine),
    meters,
    noteOnSpan: tracing?.noteOnSpan ?? (() => undefined),
  });
}

const workflowBundle = config.WORKFLOW_BUNDLE ? { codePath: config.WORKFLOW_BUNDLE } : await buildWorkflowBundle();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => running ?? process.exit());
const { connection, worker } = await untilDone(
  () =>
    createWorker({
      address: config.TEMPORAL_ADDRESS,
      namespace,
      workflowBundle,
      activitiesWith,
      tracing,
      maxConcurrentActivityTaskExecutions: config.MAX_CONCURRENT_CALLS,
    }),
  (error) => log.warn({ err: error }, 'Temporal is not there yet'),
);

try {
  running = worker;
  const ended = worker.run();
  log.info('worker ready');
  await ended;
} finally {
  health?.close();
  redis.disconnect();
  subscriber.disconnect();
  await Promise.all([connection.close(), pinged.close()]);
  await db.close();
  await tracing?.stop();
}

function serveHealth(port: number): Server {
  watchProcess(registry, { pool: db.pool, dependencies });
  return startHealthServer({
    host: config.WORKER_HEALTH_HOST,
    port,
    check: () => checkDependencies(dependencies),
    readMetrics: async () => `${await registry.metrics()}${(await sdkMetrics?.read().catch(() => null)) ?? ''}`,
  });
}
