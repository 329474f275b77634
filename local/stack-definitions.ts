import { admin } from './parts/admin.ts';
import { api } from './parts/api.ts';
import { demoProvider } from './parts/demo-provider.ts';
import { litellm } from './parts/litellm.ts';
import { postgres } from './parts/postgres.ts';
import { temporal } from './parts/temporal.ts';
import { valkey } from './parts/valkey.ts';
import { worker } from './parts/worker.ts';
import type { PartDefinition } from './process/part-definition.ts';
import type { StackContext } from './stack-context.ts';
import type { PartName, StackOptions } from './stack-options.ts';

/** Each part as it is in one stack, whether it is wanted there or not. */
export function stackDefinitions(context: StackContext, options: StackOptions): Record<PartName, PartDefinition> {
  const { ports, workflowBundle } = context;
  return {
    postgres: postgres(context),
    valkey: valkey(context),
    temporal: temporal(context, options.temporal),
    'demo-provider': demoProvider(context),
    litellm: litellm(context),
    worker: worker(context, { name: 'worker', healthPort: ports.workerHealth, workflowBundle }),
    api: api(context, { name: 'api', port: ports.api, metricsPort: ports.apiMetrics }),
    admin: admin(context),
  };
}
