import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'yaml';
import { FAIRNESS } from '../../local/parts/temporal/fairness.ts';
import { GARBAGE_COLLECTION } from '../../local/parts/temporal.ts';
import { acceptsConnections } from '../../local/process/accepts-connections.ts';
import type { PartDefinition } from '../../local/process/part-definition.ts';
import type { StackContext } from '../../local/stack-context.ts';
import { dynamicConfiguration, hostConfiguration } from './configuration.ts';
import type { Host } from './hosts.ts';
import { binaries } from './server-build.ts';

/** One host of the cluster as a process, tuned like the development server, with its history in the stack's own Postgres. */
export function hostPart(context: StackContext, host: Host, hosts: readonly Host[]): PartDefinition {
  const { ports, dataDirectory, environment } = context;
  const { name, service, grpcPort, membershipPort } = host;
  const directory = path.join(dataDirectory, name);
  const file = path.join(directory, 'config.yaml');
  const dynamicConfigFile = path.join(directory, 'dynamic-config.yaml');
  return {
    name,
    address: `127.0.0.1:${grpcPort}`,
    ports: [
      { port: grpcPort, variable: 'TEMPORAL_PORT' },
      { port: membershipPort, variable: 'TEMPORAL_PORT' },
    ],
    async launch() {
      await mkdir(directory, { recursive: true });
      const configuration = hostConfiguration(host, hosts, { postgresPort: ports.postgres, dynamicConfigFile });
      await writeFile(file, stringify(configuration));
      await writeFile(dynamicConfigFile, stringify(dynamicConfiguration(FAIRNESS)));
      return {
        command: binaries.server,
        parameters: ['--config-file', file, '--allow-no-auth', 'start', '--service', service],
        environment: { ...environment, ...GARBAGE_COLLECTION },
      };
    },
    isReady: () => acceptsConnections(grpcPort),
  };
}
