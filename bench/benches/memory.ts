import { setTimeout as sleep } from 'node:timers/promises';
import { type BenchStack, startBenchStack } from '../bench-stack.ts';
import { type Finding, goal } from '../compare.ts';
import { readResidentMb } from '../load/memory.ts';
import { type Measurement, measure } from '../measure.ts';
import { messages, type Report } from '../work.ts';

const bench = 'memory';
const HALF = { samples: 5_000, atOnce: 16 };
const SETTLED_MS = 10_000;
/** What V8 keeps of its heap between two collections varies by some percent. */
const NO_GROWTH = 1.05;
const LIMITS_MB = { api: 200, worker: 400 };

type PartName = keyof typeof LIMITS_MB;
const parts = Object.keys(LIMITS_MB) as PartName[];
type Resident = Readonly<Record<PartName, number>>;

/** Resident memory of the API and the worker: idle, after 5,000 jobs, and after 10,000. */
export async function benchMemory(): Promise<Report> {
  const stack = await startBenchStack();
  try {
    const idle = await residentAtRest(stack);
    const first = await runJobs(stack, 'first 5,000 jobs');
    const halfway = await residentAtRest(stack);
    const second = await runJobs(stack, 'second 5,000 jobs');
    const end = await residentAtRest(stack);
    return {
      measurements: [first, second],
      findings: parts.flatMap((part) => judge(part, { idle, halfway, end })),
    };
  } finally {
    await stack.stop();
  }
}

const runJobs = (stack: BenchStack, name: string): Promise<Measurement> =>
  measure(stack, { bench, case: `create-and-call, 16 at once: ${name}`, load: HALF }, () =>
    stack.api('/api/jobs/create-and-call', { job_type: 'bench', messages }),
  );

async function residentAtRest({ pids }: BenchStack): Promise<Resident> {
  await sleep(SETTLED_MS);
  const residentOf = (part: PartName): number => {
    const pid = pids.get(part);
    if (pid === undefined) throw new Error(`There is no ${part} to measure`);
    return readResidentMb(pid);
  };
  return { api: residentOf('api'), worker: residentOf('worker') };
}

type Course = { readonly idle: Resident; readonly halfway: Resident; readonly end: Resident };

function judge(part: PartName, { idle, halfway, end }: Course): Finding[] {
  const growth = Math.round((end[part] / halfway[part]) * 100) / 100;
  const course = `MB idle ${idle[part]}, after 5,000 jobs ${halfway[part]}, after 10,000`;
  return [
    goal({ bench, what: `${part}: ${course}`, reached: end[part], atMost: LIMITS_MB[part] }),
    goal({ bench, what: `${part}: after 10,000 jobs, of what it was after 5,000`, reached: growth, atMost: NO_GROWTH }),
  ];
}
