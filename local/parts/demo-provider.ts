import { answersHttp } from '../process/answers-http.ts';
import type { PartDefinition } from '../process/part-definition.ts';
import type { StackContext } from '../stack-context.ts';
import { nodeProgram } from './node-program.ts';

/** The provider that answers when there is no real one. */
export function demoProvider(context: StackContext): PartDefinition {
  const { ports } = context;
  const address = `http://127.0.0.1:${ports.demoProvider}`;
  return {
    name: 'demo-provider',
    address,
    ports: [{ port: ports.demoProvider, variable: 'DEMO_PROVIDER_PORT' }],
    launch: () => nodeProgram(context, 'litellm/demo-provider/server.ts', { DEMO_PROVIDER_PORT: ports.demoProvider }),
    isReady: () => answersHttp(address),
  };
}
