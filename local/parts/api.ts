import { answersHttp } from '../process/answers-http.ts';
import type { PartDefinition } from '../process/part-definition.ts';
import type { StackContext } from '../stack-context.ts';
import { nodeProgram } from './node-program.ts';

export type ApiPart = { readonly name: string; readonly port: number; readonly metricsPort: number };

/** A replica of the API. */
export function api(context: StackContext, { name, port, metricsPort }: ApiPart): PartDefinition {
  const address = `http://127.0.0.1:${port}`;
  return {
    name,
    address,
    ports: [
      { port, variable: 'API_PORT' },
      { port: metricsPort, variable: 'API_METRICS_PORT' },
    ],
    launch: () =>
      nodeProgram(context, 'api/server.ts', {
        API_HOST: '127.0.0.1',
        API_PORT: port,
        API_METRICS_PORT: metricsPort,
      }),
    isReady: () => answersHttp(`${address}/health/ready`, [200]),
  };
}
