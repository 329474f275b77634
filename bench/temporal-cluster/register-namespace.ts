import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';
import { SEARCH_ATTRIBUTES, servesNamespace } from '../../local/parts/temporal/serves-namespace.ts';
import { waitUntil } from '../../local/process/wait-until.ts';
import { TEMPORAL_NAMESPACE } from '../../local/stack-environment.ts';

const KEYWORD = proto.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
const RETENTION_MS = 24 * 60 * 60 * 1_000;
const WITHIN_MS = 60_000;

/** Makes the namespace and the search attributes of jobs on a new cluster; resolves when a job can start there. */
export async function registerNamespace(address: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await connection.workflowService.registerNamespace({
      namespace: TEMPORAL_NAMESPACE,
      workflowExecutionRetentionPeriod: msToTs(RETENTION_MS),
    });
    const addAttributes = () =>
      connection.operatorService
        .addSearchAttributes({
          namespace: TEMPORAL_NAMESPACE,
          searchAttributes: Object.fromEntries(SEARCH_ATTRIBUTES.map((name) => [name, KEYWORD])),
        })
        .then(() => true)
        .catch(() => false);
    const isServed =
      (await waitUntil(addAttributes, { withinMs: WITHIN_MS, everyMs: 500 })) &&
      (await waitUntil(() => servesNamespace(address), { withinMs: WITHIN_MS }));
    if (!isServed) throw new Error(`The cluster at ${address} does not serve the namespace ${TEMPORAL_NAMESPACE}`);
  } finally {
    await connection.close();
  }
}
