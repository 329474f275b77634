import { startBenchStack } from './bench-stack.ts';
import { isOwn, isShared, type Name, onOwnStacks, onSharedStack } from './benches/index.ts';
import { CannotRun, type Choice, chooseBenches } from './choose-benches.ts';
import { printReport } from './print-report.ts';
import { saveReport } from './save-report.ts';
import type { Report } from './work.ts';

const { names, note } = choose();
if (note) console.log(note);
const reports = [...(await runOnSharedStack(names)), ...(await runOnOwnStacks(names))];
const report: Report = {
  measurements: reports.flatMap(({ measurements }) => measurements),
  findings: reports.flatMap(({ findings }) => findings),
};
printReport(report);
console.log(`Saved ${saveReport(report)}`);

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
      done.push(await onSharedStack[name](stack));
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
    done.push(await onOwnStacks[name]());
  }
  return done;
}
