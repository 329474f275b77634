import { startBenchStack } from './bench-stack.ts';
import { isOwn, isShared, type Name, onOwnStacks, onSharedStack } from './benches/index.ts';
import { CannotRun, type Choice, chooseBenches } from './choose-benches.ts';
import { printReport } from './print-report.ts';
import { saveReport } from './save-report.ts';
import type { Report } from './work.ts';

const { names, note } = choose();
if (note) console.log(note);
const broken: Name[] = [];
const reports = [...(await runOnSharedStack(names)), ...(await runOnOwnStacks(names))];
const report: Report = {
  measurements: reports.flatMap(({ measurements }) => measurements),
  findings: reports.flatMap(({ findings }) => findings),
};
printReport(report);
console.log(`Saved ${saveReport(report)}`);
if (broken.length > 0) {
  console.error(`Broke off: ${broken.join(', ')}. The figures are those of the others.`);
  process.exitCode = 1;
}

function choose(): Choice {
  try {
    return chooseBenches(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

async function runOnSharedStack(all: readonly Name[]): Promise<Report[]> {
  const shared = all.filter(isShared);
  if (shared.length === 0) return [];
  console.log('Starting a stack for the benchmarks …');
  const stack = await startBenchStack();
  try {
    const done: Report[] = [];
    for (const name of shared) {
      console.log(`Running ${name} …`);
      done.push(...(await unlessBroken(name, () => onSharedStack[name](stack))));
    }
    return done;
  } finally {
    await stack.stop();
  }
}

async function runOnOwnStacks(all: readonly Name[]): Promise<Report[]> {
  const done: Report[] = [];
  for (const name of all.filter(isOwn)) {
    console.log(`Running ${name} on a stack of its own …`);
    done.push(...(await unlessBroken(name, onOwnStacks[name])));
  }
  return done;
}

/** One that breaks off costs the others nothing of what they measured. */
async function unlessBroken(name: Name, bench: () => Promise<Report>): Promise<Report[]> {
  try {
    return [await bench()];
  } catch (error) {
    console.error(error);
    broken.push(name);
    return [];
  }
}
