import { PASSWORD, USER } from '../../local/parts/postgres/database-url.ts';
import { DATABASES } from './databases.ts';
import { type Host, services } from './hosts.ts';

const THIS_MACHINE = '127.0.0.1';
const CLUSTER = 'active';

/** The same as in docker-compose.yml. They can never be changed once there is data, so a cluster begins with enough for later. */
const HISTORY_SHARDS = 512;

/** Five hosts with these, and the product's own connections, stay below the 200 that Postgres allows here. */
const CONNECTIONS = { temporal: 20, temporal_visibility: 4 };

export type ConfigurationOptions = { readonly postgresPort: number; readonly dynamicConfigFile: string };

/** What one host of the cluster is told. It finds the others through the database, and their ports by asking them. */
export function hostConfiguration(
  host: Host,
  hosts: readonly Host[],
  { postgresPort, dynamicConfigFile }: ConfigurationOptions,
) {
  const frontend = `${THIS_MACHINE}:${hostOf('frontend', host, hosts).grpcPort}`;
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'main',
      visibilityStore: 'visibility',
      numHistoryShards: HISTORY_SHARDS,
      datastores: {
        main: { sql: database(DATABASES.main.name, postgresPort) },
        visibility: { sql: database(DATABASES.visibility.name, postgresPort) },
      },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: THIS_MACHINE } },
    services: Object.fromEntries(services.map((service) => [service, { rpc: rpc(hostOf(service, host, hosts)) }])),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: CLUSTER,
      currentClusterName: CLUSTER,
      clusterInformation: {
        [CLUSTER]: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: frontend },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } },
    namespaceDefaults: { archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } } },
    publicClient: { hostPort: frontend },
    dynamicConfigClient: { filepath: dynamicConfigFile, pollInterval: '60s' },
  };
}

/** Settings as a file of Temporal's dynamic configuration has them: each with one value, whatever it is about. */
export const dynamicConfiguration = (settings: Readonly<Record<string, string | number | boolean>>) =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, [{ value }]]));

/** The host itself for its own service, and any one for another. */
function hostOf(service: Host['service'], self: Host, hosts: readonly Host[]): Host {
  const found = self.service === service ? self : hosts.find((host) => host.service === service);
  if (!found) throw new Error(`The cluster has no ${service}`);
  return found;
}

const rpc = ({ grpcPort, membershipPort }: Host) => ({ grpcPort, membershipPort, bindOnIP: THIS_MACHINE });

const database = (databaseName: keyof typeof CONNECTIONS, port: number) => ({
  pluginName: 'postgres12',
  databaseName,
  connectAddr: `${THIS_MACHINE}:${port}`,
  connectProtocol: 'tcp',
  user: USER,
  password: PASSWORD,
  maxConns: CONNECTIONS[databaseName],
  maxIdleConns: CONNECTIONS[databaseName],
  maxConnLifetime: '1h',
});
