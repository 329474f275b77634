import { startBenchStack } from './bench-stack.ts';
import { benchCache } from './benches/cache.ts';
import { benchCall } from './benches/call.ts';
import { benchFanOut } from './benches/fan-out.ts';
import { benchHolds } from './benches/holds.ts';
import { benchJob } from './benches/job.ts';
import { benchKey } from './benches/key.ts';
import { benchReprice } from './benches/reprice.ts';
import { benchStream } from './benches/stream.ts';
import { benchWallet } from './benches/wallet.ts';
import { printReport } from './print-report.ts';
import { saveReport } from './save-report.ts';
import type { Report } from './work.ts';

const benches = {
  call: benchCall,
  job: benchJob,
  'fan-out': benchFanOut,
  stream: benchStream,
  cache: benchCache,
  key: benchKey,
  holds: benchHolds,
  wallet: benchWallet,
  reprice: benchReprice,
};
type Name = keyof typeof benches;

const isBench = (name: string): name is Name => name in benches;
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isBench(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

const names = asked.length === 0 ? (Object.keys(benches) as Name[]) : asked.filter(isBench);
console.log('Starting a stack for the benchmarks …');
const stack = await startBenchStack();
try {
  const reports: Report[] = [];
  for (const name of names) {
    console.log(`Running ${name} …`);
    reports.push(await benches[name](stack));
  }
  const report = {
    measurements: reports.flatMap(({ measurements }) => measurements),
    findings: reports.flatMap(({ findings }) => findings),
  };
  printReport(report);
  console.log(`Saved ${saveReport(report)}`);
} finally {
  await stack.stop();
}
