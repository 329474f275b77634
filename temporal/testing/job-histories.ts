import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { z } from 'zod';
import { workflowIdOf } from '../job-workflow-client.ts';

const event = z.looseObject({
  eventType: z.string(),
  workflowExecutionStartedEventAttributes: z
    .looseObject({ firstExecutionRunId: z.string(), workflowType: z.object({ name: z.string() }) })
    .optional(),
  activityTaskStartedEventAttributes: z.looseObject({ attempt: z.number().optional() }).optional(),
  workflowExecutionContinuedAsNewEventAttributes: z.looseObject({ newExecutionRunId: z.string() }).optional(),
});
const history = z.object({ events: z.array(event).min(1) });

/** One run's history, as plain JSON. */
export type JobHistory = z.infer<typeof history>;

const { History } = proto.temporal.api.history.v1;
const AS_JSON = { longs: String, enums: String, bytes: String };

/** What `Worker.runReplayHistories` reads. */
export const toReplay = (json: JobHistory) => History.fromObject(json);

/** A job's histories, one for each run, from its first to its newest. */
export const readHistories = (client: Client, jobId: string): Promise<JobHistory[]> =>
  readRuns(client, workflowIdOf(jobId));

/** The histories of any workflow, in the same order. */
export async function readRuns({ workflow }: Client, workflowId: string): Promise<JobHistory[]> {
  const read = async (runId?: string) =>
    history.parse(
      History.toObject(History.create(await workflow.getHandle(workflowId, runId).fetchHistory()), AS_JSON),
    );
  const newest = await read();
  let next = newest.events[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId;
  const histories: JobHistory[] = [];
  while (next !== undefined) {
    const run = await read(next);
    histories.push(run);
    next = run.events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  return histories;
}

/** A history as text, with every payload decoded, so that it can be searched for what must not be in it. */
export function textOf(histories: readonly JobHistory[]): string {
  return JSON.stringify(histories, (key, value: unknown) =>
    key === 'data' && typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value,
  );
}

export const eventTypes = ({ events }: JobHistory): string[] =>
  events.map(({ eventType }) => eventType.replace('EVENT_TYPE_', ''));

/** The name of the workflow whose history it is. */
export const workflowOf = ({ events }: JobHistory): string | undefined =>
  events[0]?.workflowExecutionStartedEventAttributes?.workflowType.name;

/** Which attempt each activity ended with, local ones excepted. */
export const attemptsIn = ({ events }: JobHistory): number[] =>
  events.flatMap(({ activityTaskStartedEventAttributes: started }) => (started ? [started.attempt ?? 1] : []));
