import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { jobOutcomeKey, jobTypeKey, organizationIdKey, teamIdKey } from '../../temporal/search-attributes.ts';
import type { PartDefinition } from '../process/part-definition.ts';
import type { StackContext } from '../stack-context.ts';
import { TEMPORAL_NAMESPACE } from '../stack-environment.ts';

const SEARCH_ATTRIBUTES = [teamIdKey, organizationIdKey, jobTypeKey, jobOutcomeKey].map(({ name }) => name);
const SQLITE_SETTINGS = ['journal_mode=wal', 'synchronous=normal', 'cache_size=-64000'];
/** The dev server's heap is small and short-lived: collecting it rarely doubles the calls it takes per second. */
const GARBAGE_COLLECTION = { GOGC: '800' };

/**
 * Teams share the workers by their weights, whoever has more waiting. That holds within a partition, and a worker that is busy
 * asks one of them at a time: with four, a waiting team's p95 was twice as long. One is enough for far more than this machine.
 */
const FAIRNESS = {
  'matching.enableFairness': true,
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
};

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
  const values = Object.entries({ ...FAIRNESS, ...dynamicConfig }).map(
    ([key, value]) => `${key}=${JSON.stringify(value)}`,
  );
  return [
    ...SQLITE_SETTINGS.flatMap((setting) => ['--sqlite-pragma', setting]),
    ...SEARCH_ATTRIBUTES.flatMap((name) => ['--search-attribute', `${name}=Keyword`]),
    ...values.flatMap((value) => ['--dynamic-config-value', value]),
  ];
}

async function servesNamespace(address: string): Promise<boolean> {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: 1_000 });
    await connection.workflowService.describeNamespace({ namespace: TEMPORAL_NAMESPACE });
    const { customAttributes } = await connection.operatorService.listSearchAttributes({
      namespace: TEMPORAL_NAMESPACE,
    });
    return SEARCH_ATTRIBUTES.every((name) => customAttributes && name in customAttributes);
  } catch {
    return false;
  } finally {
    await connection?.close();
  }
}
