import type { Client } from '@temporalio/client';
import { eventTypes, type JobHistory, readRuns } from './job-histories.ts';
import { isRecorded, writeRecorded } from './recorded-histories.ts';
import type { Scenarios } from './scenarios.ts';

type Stage = { readonly temporal: Client; stop(): Promise<void> };

/** Runs the scenarios that no history was recorded of, on a stage started for that, and keeps the histories. */
export async function recordMissing<S extends Stage>(scenarios: Scenarios<S>, start: () => Promise<S>): Promise<void> {
  const missing = Object.entries(scenarios).filter(([name]) => !isRecorded(name));
  if (missing.length === 0) return;
  const stage = await start();
  try {
    for (const [name, run] of missing) keep(name, await readRuns(stage.temporal, await run(stage)));
  } finally {
    await stage.stop();
  }
}

function keep(name: string, runs: readonly JobHistory[]): void {
  for (const [index, run] of runs.entries()) {
    const file = runs.length > 1 ? `${name}-${index + 1}` : name;
    writeRecorded(file, run);
    process.stdout.write(`${file}: ${run.events.length} events, ends ${eventTypes(run).at(-1)}\n`);
  }
}
