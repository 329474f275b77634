import type { BenchStack } from '../bench-stack.ts';
import { goal, sumOf } from '../compare.ts';
import { BareTemporal } from '../floor/bare-temporal.ts';
import { type Measurement, measure, round } from '../measure.ts';
import { askLiteLlm, type Report } from '../work.ts';

const bench = 'floor';
const one = { samples: 200, atOnce: 1 };
const paced = { ...one, pauseMs: 100 };
const calls = { samples: 1_200, atOnce: 16 };
const jobs = { samples: 600, atOnce: 16 };
const CALL_SHARE = 0.8;
const WHOLE_JOBS = 60;

/**
 * What a durable call and a durable job cost at the least: the same Temporal server and SDK, with activities that do
 * nothing, no API, no database and no model. Where this misses a goal, nothing built on it can reach that goal here.
 */
export async function benchFloor(stack: BenchStack): Promise<Report> {
  const bare = await BareTemporal.start(stack);
  try {
    const open = await Promise.all(Array.from({ length: 16 }, () => bare.openJob()));
    const call = (lane: number) => bare.call(open[lane] ?? '');
    const whole = async () => {
      const id = await bare.openJob();
      await bare.call(id);
      await bare.endJob(id);
    };
    const run = (name: string, load: typeof paced | typeof one, work: (lane: number) => Promise<unknown>) =>
      measure({ ...stack, pids: bare.pids }, { bench, case: name, load }, work);
    const liteLlm = await run('LiteLLM, 16 at once', calls, askLiteLlm(stack));
    const measurements = [
      await run('signal and activity, 1 at once, 100 ms between', paced, call),
      await run('signal and activity, 16 at once', calls, call),
      await run('start and activity, 1 at once', one, () => bare.onlyCall()),
      await run('start and activity, 16 at once', jobs, () => bare.onlyCall()),
      await run('start, signal and activity, end, 16 at once', jobs, whole),
    ] as const;
    await Promise.all(open.map((id) => bare.endJob(id)));
    const [, sixteen, , onlyCalls, wholes] = measurements;
    return {
      measurements: [liteLlm, ...measurements],
      findings: [share(sixteen, liteLlm), rate(onlyCalls), rate(wholes)],
    };
  } finally {
    await bare.stop();
  }
}

/** Temporal and worker for a call that does nothing, of LiteLLM for a call. */
const share = ({ cpuMs, case: name }: Measurement, liteLlm: Measurement) =>
  goal({
    bench,
    what: `${name}: CPU of Temporal + worker, of LiteLLM's for a call`,
    reached: round(sumOf(cpuMs, /^(?:temporal|worker)\b/) / (liteLlm.cpuMs['litellm'] ?? Number.NaN)),
    atMost: CALL_SHARE,
  });

const rate = ({ case: name, perSecond }: Measurement) =>
  goal({ bench, what: `${name}: a second, without LiteLLM`, reached: perSecond, atLeast: WHOLE_JOBS });
