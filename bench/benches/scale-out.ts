import { setTimeout as sleep } from 'node:timers/promises';
import { startTestStack, type TestStack } from '../../local/testing/start-test-stack.ts';
import { BENCH_ENVIRONMENT, putLoadOn } from '../bench-stack.ts';
import { cpuShare, type Finding, goal, sumOf } from '../compare.ts';
import { drive } from '../load/drive.ts';
import { type Measurement, measure, round } from '../measure.ts';
import { buildServer } from '../temporal-cluster/server-build.ts';
import { startClusterStack } from '../temporal-cluster/start-cluster-stack.ts';
import { askLiteLlm, createCallComplete, messages, openJobs, type Report } from '../work.ts';

const bench = 'scale-out';
const atOnce = 16;
const warmUp = { samples: 400, atOnce };
const seconds = { samples: 10, atOnce: 1 };
const manyCalls = { samples: 1_600, atOnce };
const manyJobs = { samples: 800, atOnce };
const REPLICAS = 2;
const CALL_SHARE = 0.8;
const LESSER_SHARE = 0.5;
const REPLICAS_COST = 1.2;

type Setting = {
  readonly name: string;
  readonly idle: Measurement;
  readonly reference: Measurement;
  readonly calls: Measurement;
  readonly jobs: Measurement;
  readonly ledgerDifferences: number;
};

/** The same load on the development server, with one and with two of each of our processes, and on a cluster with two. */
export async function benchScaleOut(): Promise<Report> {
  buildServer();
  const common = { name: 'bench', environment: BENCH_ENVIRONMENT };
  const [one, two] = await whileRunning(startTestStack(common), async (running) => {
    const alone = await measureSetting(running, 'dev server, 1 + 1');
    await Promise.all([running.stack.addWorker(), running.stack.addApi()]);
    return [alone, await measureSetting(running, 'dev server, 2 + 2')] as const;
  });
  const cluster = await whileRunning(startClusterStack({ ...common, replicas: REPLICAS }), (running) =>
    measureSetting(running, 'cluster, 2 + 2'),
  );
  const settings = [one, two, cluster];
  return {
    measurements: settings.flatMap(({ idle, reference, calls, jobs }) => [idle, reference, calls, jobs]),
    findings: [
      ...settings.map(({ calls }) => cpuShare(calls, CALL_SHARE)),
      costOfReplicas(one, two),
      ...[two, cluster].flatMap((setting) => [balance(setting, 'worker'), balance(setting, 'api')]),
      ...settings.map(ledgerIsRight),
    ],
  };
}

async function whileRunning<T>(starting: Promise<TestStack>, work: (running: TestStack) => Promise<T>): Promise<T> {
  const running = await starting;
  try {
    return await work(running);
  } finally {
    await running.stopAndRemove();
  }
}

/** Everything is warm before it is measured: new processes take twice the CPU at first. */
async function measureSetting(running: TestStack, name: string): Promise<Setting> {
  const stack = await putLoadOn(running);
  const job = () => createCallComplete(stack);
  await drive(warmUp, job);
  const measured = (what: string, load: typeof warmUp, work: (lane: number) => Promise<unknown>) =>
    measure(stack, { bench, case: `${name}: ${what}`, load }, work);
  const idle = await measured('idle for a second', seconds, () => sleep(1_000));
  const reference = await measured('LiteLLM', manyCalls, askLiteLlm(stack));
  const jobIds = await openJobs(stack, atOnce);
  const calls = await measured('llm-call', manyCalls, (lane) =>
    stack.api(`/api/jobs/${jobIds[lane]}/llm-call`, { messages }),
  );
  const jobs = await measured('create, call, complete', manyJobs, job);
  const { body } = await stack.tenant.operator.get('/api/ledger/verify');
  return { name, idle, reference, calls, jobs, ledgerDifferences: body.differences.length };
}

/** What more processes cost: each has its own connections, caches and garbage. LiteLLM's CPU says how busy the machine was meanwhile. */
function costOfReplicas(one: Setting, two: Setting): Finding {
  const ours = ({ jobs }: Setting) => sumOf(jobs.cpuMs, /^(?:worker|api)\b/) / sumOf(jobs.cpuMs, /^litellm$/);
  return goal({
    bench,
    what: `${two.name}: CPU of workers + APIs per job, in LiteLLM's, of ${one.name}`,
    reached: round(ours(two) / ours(one)),
    atMost: REPLICAS_COST,
  });
}

function balance({ name, jobs }: Setting, kind: 'worker' | 'api'): Finding {
  const each = Object.entries(jobs.cpuMs).filter(([part]) => part === kind || part.startsWith(`${kind}-`));
  const took = each.map(([, milliseconds]) => milliseconds);
  return goal({
    bench,
    what: `${name}: work of the ${kind} that did less, of the other's`,
    reached: round(Math.min(...took) / Math.max(...took)),
    atLeast: LESSER_SHARE,
  });
}

const ledgerIsRight = ({ name, ledgerDifferences }: Setting): Finding =>
  goal({ bench, what: `${name}: differences in the ledger afterwards`, reached: ledgerDifferences, atMost: 0 });
