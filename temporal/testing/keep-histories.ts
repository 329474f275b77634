import type { Client } from '@temporalio/client';
import { eventTypes, readRuns } from './job-histories.ts';
import { writeRecorded } from './recorded-histories.ts';

/** Keeps the histories of the workflow that `run` answers, when its name is one of those wanted or all are. */
export const createKeepHistories =
  (temporal: Client, wanted: readonly string[]) =>
  async (name: string, run: () => Promise<string>): Promise<void> => {
    if (wanted.length > 0 && !wanted.includes(name)) return;
    const histories = await readRuns(temporal, await run());
    histories.forEach((history, index) => {
      writeRecorded(histories.length > 1 ? `${name}-${index + 1}` : name, history);
      process.stdout.write(`${name}: ${history.events.length} events, ends ${eventTypes(history).at(-1)}\n`);
    });
  };
