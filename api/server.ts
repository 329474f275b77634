import { Registry } from 'prom-client';
import { createCallLimiter } from '../activities/clients/call-limiter.ts';
import { createOutboundAddresses } from '../activities/clients/outbound-address.ts';
import { createPriceMap } from '../activities/clients/price-map.ts';
import { connectRedis } from '../activities/clients/redis.ts';
import { subscribeToReplies } from '../activities/clients/reply-channel.ts';
import { createResponseCache } from '../activities/clients/response-cache.ts';
import { createPublishStop } from '../activities/clients/stop-signals.ts';
import { createTokenStreamReader } from '../activities/clients/token-stream-reader.ts';
import { openDatabase } from '../prisma/client.ts';
import { pingDatabase } from '../prisma/ping-database.ts';
import { createPrices } from '../prisma/repositories/prices.ts';
import { createVault } from '../prisma/vault.ts';
import { createJobs } from '../temporal/client.ts';
import { connectLazily } from '../temporal/connect.ts';
import { createLiteLlmKeys } from '../temporal/litellm-keys-client.ts';
import { readEnvironment } from '../temporal/read-environment.ts';
import { createReconciliations } from '../temporal/reconciliation-client.ts';
import { createRefills } from '../temporal/refill-client.ts';
import { createLog } from '../temporal/telemetry/create-log.ts';
import { createMeters } from '../temporal/telemetry/meters.ts';
import { untilDone } from '../temporal/until-done.ts';
import { createApp } from './app.ts';
import { apiEnvironment } from './config.ts';
import { createHttpServer } from './create-http-server.ts';
import { ensureFirstOperator } from './ensure-first-operator.ts';
import { createLoginAttempts } from './login-attempts.ts';
import { measureRequests } from './metrics/measure-requests.ts';
import { serveMetrics } from './metrics/serve-metrics.ts';
import { createAuthenticate } from './middleware/authenticate.ts';
import { offerSetup } from './offer-setup.ts';
import { ChannelReplies } from './replies.ts';
import { routes } from './routes/index.ts';
import type { Services } from './services.ts';
import { soonEnough } from './soon-enough.ts';
import { StreamWakeups } from './streams/stream-wakeups.ts';

const ENGINE_REQUEST_MS = 5_000;
const DRAIN_MS = 10_000;

const config = readEnvironment(apiEnvironment, process.env, 'API');
const { OPERATOR_EMAIL: email, OPERATOR_PASSWORD: password } = config;
const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT;
const tracing = endpoint
  ? (await import('../temporal/telemetry/start-tracing.ts')).startTracing({ endpoint, serviceName: 'saas-api' })
  : null;
const log = createLog({ name: 'api', level: config.LOG_LEVEL, traceFields: tracing?.traceFields });
const registry = new Registry();
const db = openDatabase({
  url: config.DATABASE_URL,
  maxConnections: config.DATABASE_CONNECTIONS,
  onError: (error) => log.warn({ err: error }, 'a database connection broke'),
});
const connectToRedis = () => connectRedis(config.REDIS_URL, (error) => log.debug({ err: error }, 'redis is away'));
const redis = connectToRedis();
const subscriber = connectToRedis();
const connection = connectLazily(config.TEMPORAL_ADDRESS);
const engine = {
  connection,
  namespace: config.TEMPORAL_NAMESPACE,
  interceptors: tracing?.client ?? {},
  requestTimeoutMs: ENGINE_REQUEST_MS,
};
const jobs = createJobs({
  ...engine,
  openTimeoutMs: config.OPEN_WAIT_SECONDS * 1_000,
  finishTimeoutMs: config.CALL_WAIT_SECONDS * 1_000,
});
const prepared = untilDone(
  async () => (email && password ? ensureFirstOperator(db, email, password) : offerSetup(db, log)),
  (error) => log.warn({ err: error }, 'the database is not there yet'),
);
const services: Services = {
  db,
  vault: createVault(config.ENCRYPTION_KEYS),
  outbound: createOutboundAddresses({ privateHosts: config.ALLOWED_PRIVATE_HOSTS }),
  prices: createPrices(db),
  priceMap: createPriceMap(config.LITELLM_URL),
  jobs,
  refills: createRefills(engine),
  liteLlmKeys: soonEnough(createLiteLlmKeys({ ...engine, mode: config.LITELLM_KEYS }), (error) =>
    log.warn({ err: error }, 'a change of LiteLLM keys waits for the schedule'),
  ),
  reconciliations: createReconciliations(engine),
  replies: new ChannelReplies(subscribeToReplies(subscriber), db),
  cache: createResponseCache(redis),
  limiter: createCallLimiter(redis),
  streams: createTokenStreamReader(redis),
  wakeups: new StreamWakeups(subscriber),
  publishStop: createPublishStop(redis),
  loginAttempts: createLoginAttempts(redis),
  meters: createMeters(registry),
  callWaitMs: config.CALL_WAIT_SECONDS * 1_000,
  companyName: config.COMPANY_NAME || null,
  health: {
    postgres: { isRequired: true, ask: () => Promise.all([pingDatabase(db), prepared]) },
    temporal: { isRequired: true, ask: () => jobs.ping() },
    redis: { isRequired: false, ask: async () => assertReady(redis.status) },
  },
};
const authenticate = createAuthenticate(db, config.MASTER_KEY);
const watchers = [
  measureRequests(registry),
  ...(tracing ? [(await import('./middleware/trace-requests.ts')).traceRequests()] : []),
];
const app = createApp({ routes, services, authenticate, log, trustedProxies: config.TRUSTED_PROXIES, watchers });
const { API_METRICS_HOST: metricsHost, API_METRICS_PORT: metricsPort } = config;
const metrics = metricsPort
  ? serveMetrics({ host: metricsHost, port: metricsPort, registry, db, engine, health: services.health })
  : null;
const server = createHttpServer(app).listen(config.API_PORT, config.API_HOST, () => {
  log.info({ host: config.API_HOST, port: config.API_PORT }, 'api ready');
});

/** Takes no new connection, lets requests under way end, then lets go of everything. A second signal ends at once. */
async function stop(): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await new Promise((closed) => {
    server.close(closed);
    server.closeIdleConnections();
  });
  clearTimeout(late);
  metrics?.close();
  redis.disconnect();
  subscriber.disconnect();
  await db.close();
  await tracing?.stop();
  // Not connection.close(): a request that is being tried again at Temporal would throw where nobody can catch it.
  process.exit();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

function assertReady(status: string): void {
  if (status !== 'ready') throw new Error(`Redis is ${status}`);
}
