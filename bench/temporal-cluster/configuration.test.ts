import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { FAIRNESS } from '../../local/parts/temporal/fairness.ts';
import { dynamicConfiguration, hostConfiguration } from './configuration.ts';
import { chooseHosts, services } from './hosts.ts';

const POSTGRES_CONNECTIONS = 200;
const PRODUCT_CONNECTIONS = 60;
const options = { postgresPort: 5433, dynamicConfigFile: '/tmp/dynamic.yaml' };
const hosts = await chooseHosts(7233);
const written = hosts.map((host) => ({
  host,
  configuration: parse(stringify(hostConfiguration(host, hosts, options))) as ReturnType<typeof hostConfiguration>,
}));

describe('the hosts of a cluster', () => {
  it('serve every service, history twice, each on ports that no other has', () => {
    expect(hosts.map(({ service }) => service).sort()).toEqual([...services, 'history'].sort());
    const ports = hosts.flatMap(({ grpcPort, membershipPort }) => [grpcPort, membershipPort]);
    expect(new Set(ports).size).toBe(ports.length);
  });
});

describe.each(written)('the written configuration of $host.name', ({ host, configuration }) => {
  it('has the host on its own ports, and names every service, without which it would not look for it', () => {
    const { grpcPort, membershipPort } = host;
    expect(Object.keys(configuration.services)).toEqual([...services]);
    expect(configuration.services[host.service]).toEqual({ rpc: { grpcPort, membershipPort, bindOnIP: '127.0.0.1' } });
  });

  it('listens and calls on this machine only', () => {
    const addresses = JSON.stringify(configuration).match(/\d+\.\d+\.\d+\.\d+/g);
    expect(new Set(addresses)).toEqual(new Set(['127.0.0.1']));
    expect(configuration.publicClient.hostPort).toBe('127.0.0.1:7233');
  });

  it('keeps everything in databases of its own in the stack’s Postgres, as every host does', () => {
    const { persistence } = configuration;
    const { main, visibility } = persistence.datastores;
    expect([main.sql.databaseName, visibility.sql.databaseName]).toEqual(['temporal', 'temporal_visibility']);
    expect([main.sql.connectAddr, visibility.sql.connectAddr]).toEqual(['127.0.0.1:5433', '127.0.0.1:5433']);
    expect(persistence).toEqual(written[0]?.configuration.persistence);
  });
});

it('leaves the product connections in the one Postgres', () => {
  const stores = written.flatMap(({ configuration }) => Object.values(configuration.persistence.datastores));
  const connections = stores.reduce((total, { sql }) => total + sql.maxConns, 0);
  expect(connections).toBeLessThanOrEqual(POSTGRES_CONNECTIONS - PRODUCT_CONNECTIONS);
});

it('gives Temporal’s settings a value each, whatever they are about', () => {
  expect(parse(stringify(dynamicConfiguration(FAIRNESS)))).toMatchObject({
    'matching.enableFairness': [{ value: true }],
    'matching.numTaskqueueReadPartitions': [{ value: 1 }],
  });
});
