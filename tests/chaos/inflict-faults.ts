import { setTimeout as pause } from 'node:timers/promises';
import type { Part } from '../../local/process/part.ts';
import type { Stack } from '../../local/stack.ts';
import type { PlannedFault } from './plan.ts';
import type { RunRecord } from './run-record.ts';

/** Does to the stack's parts what is planned, each in its time, and leaves all of them running. One at a time per part. */
export async function inflictFaults(stack: Stack, faults: readonly PlannedFault[], record: RunRecord): Promise<void> {
  const busy = new Set<string>();
  stack.onUnexpectedExit = (part, how) => {
    record.unexpectedEnds.push(`${part.name} (${how})`);
    void startAgain(part);
  };
  await Promise.all(
    faults.map(async (fault) => {
      await pause(fault.atMs);
      if (busy.has(fault.part)) return;
      busy.add(fault.part);
      record.count('faults', `${fault.kind} ${fault.part}`);
      await inflict(stack.part(fault.part), fault);
      busy.delete(fault.part);
    }),
  );
}

async function inflict(part: Part, { kind, forMs }: PlannedFault): Promise<void> {
  if (kind === 'freeze') {
    part.freeze();
    await pause(forMs);
    return part.thaw();
  }
  await part.kill(kind === 'kill' ? 'SIGKILL' : 'SIGTERM');
  await pause(forMs);
  await startAgain(part);
}

const startAgain = async (part: Part): Promise<void> => {
  if (part.pid === undefined) await part.start();
};
