import { Connection } from '@temporalio/client';
import { jobOutcomeKey, jobTypeKey, organizationIdKey, teamIdKey } from '../../../temporal/search-attributes.ts';
import { TEMPORAL_NAMESPACE } from '../../stack-environment.ts';

/** Those that a Temporal server must be told of before a job can start. All are keywords. */
export const SEARCH_ATTRIBUTES = [teamIdKey, organizationIdKey, jobTypeKey, jobOutcomeKey].map(({ name }) => name);

/** Whether the server at this address has the namespace and the search attributes of jobs. */
export async function servesNamespace(address: string): Promise<boolean> {
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
