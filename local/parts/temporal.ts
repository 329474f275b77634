import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { PartDefinition } from '../process/part-definition.ts';
import type { StackContext } from '../stack-context.ts';
import { FAIRNESS } from './temporal/fairness.ts';
import { QUEUE_READS } from './temporal/queue-reads.ts';
import { SEARCH_ATTRIBUTES, servesNamespace } from './temporal/serves-namespace.ts';

const SQLITE_SETTINGS = ['journal_mode=wal', 'synchronous=normal', 'cache_size=-64000'];
/** The server's heap is small and short-lived: collecting it rarely doubles the calls it takes per second. */
export const GARBAGE_COLLECTION = { GOGC: '800' };

export type TemporalOptions = { readonly dynamicConfig?: Readonly<Record<string, string | number | boolean>> };

/** Temporal's development server, tuned, with its history kept in a SQLite file. */
export function temporal(context: StackContext, { dynamicConfig = {} }: TemporalOptions = {}): PartDefinition {
  const { root, ports, dataDirectory, environment } = context;
  const directory = path.join(dataDirectory, 'temporal');
  const address = `127.0.0.1:${ports.temporal}`;
  return {
    name: 'temporal',
    address,
    ports: [
      { port: ports.temporal, variable: 'TEMPORAL_PORT' },
      { port: ports.temporalUi, variable: 'TEMPORAL_UI_PORT' },
    ],
    async launch() {
      await mkdir(directory, { recursive: true });
      const file = path.join(directory, 'temporal.sqlite');
      const listen = ['--ip', '127.0.0.1', '--port', String(ports.temporal), '--ui-port', String(ports.temporalUi)];
      return {
        command: path.join(root, '.venv/bin/temporal'),
        parameters: ['server', 'start-dev', ...listen, '--db-filename', file, ...settings(dynamicConfig)],
        environment: { ...environment, ...GARBAGE_COLLECTION },
      };
    },
    isReady: () => servesNamespace(address),
  };
}

function settings(dynamicConfig: NonNullable<TemporalOptions['dynamicConfig']>): string[] {
  const values = Object.entries({ ...FAIRNESS, ...QUEUE_READS, ...dynamicConfig }).map(
    ([key, value]) => `${key}=${JSON.stringify(value)}`,
  );
  return [
    ...SQLITE_SETTINGS.flatMap((setting) => ['--sqlite-pragma', setting]),
    ...SEARCH_ATTRIBUTES.flatMap((name) => ['--search-attribute', `${name}=Keyword`]),
    ...values.flatMap((value) => ['--dynamic-config-value', value]),
  ];
}
