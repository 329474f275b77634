import { answersHttp } from '../process/answers-http.ts';
import type { PartDefinition } from '../process/part-definition.ts';
import type { StackContext } from '../stack-context.ts';
import { nodeProgram } from './node-program.ts';

/** The operators' pages, as built by Vite. */
export function admin(context: StackContext): PartDefinition {
  const { ports } = context;
  const address = `http://127.0.0.1:${ports.admin}`;
  return {
    name: 'admin',
    address,
    ports: [{ port: ports.admin, variable: 'ADMIN_PORT' }],
    launch: () => nodeProgram(context, 'admin/server.ts', { ADMIN_HOST: '127.0.0.1', ADMIN_PORT: ports.admin }),
    isReady: () => answersHttp(`${address}/`, [200]),
  };
}
