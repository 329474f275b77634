import { once } from 'node:events';
import { createServer } from 'node:net';
import type { MetricsExporterConfig } from '@temporalio/worker';

export type SdkMetrics = {
  /** For the SDK's runtime. */
  readonly options: MetricsExporterConfig;
  /** All of them, in Prometheus' text form. */
  read(): Promise<string>;
};

const HOST = '127.0.0.1';
const ANSWER_WITHIN_MS = 2_000;

/** The Temporal SDK's own metrics, such as how long tasks lie in a queue. It serves them on a port of its own; they are read from there. */
export async function openSdkMetrics(): Promise<SdkMetrics> {
  const address = `${HOST}:${await freePort()}`;
  return {
    options: {
      prometheus: { bindAddress: address, countersTotalSuffix: true, unitSuffix: true, useSecondsForDurations: true },
    },
    async read() {
      const response = await fetch(`http://${address}/metrics`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
      return response.text();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, HOST);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free for the Temporal SDK');
  return address.port;
}
