import { type BenchStack, MODEL } from '../bench-stack.ts';
import { type Finding, goal } from '../compare.ts';
import { drive, type Load, percentile } from '../load/drive.ts';
import { createStreamReader, type OpenStream, type StreamTimes } from '../load/stream-client.ts';
import { type Measurement, round } from '../measure.ts';
import { openJobs, type Report } from '../work.ts';

const LANES = 8;
const messages = [{ role: 'user', content: '[[tokens 20]] [[chunk-delay 20]]' }];
const cases = [
  { name: '1 at once, 100 ms between', load: { samples: 200, atOnce: 1, pauseMs: 100 } },
  { name: '8 at once', load: { samples: 400, atOnce: LANES, pauseMs: 0 } },
] satisfies { name: string; load: Load }[];

/** A streamed llm-call against the same stream straight from LiteLLM: its first word, the gaps between words, its end. */
export async function benchStream({ stack, tenant, ...bench }: BenchStack): Promise<Report> {
  const { environment } = stack;
  const ours = createStreamReader(environment.API_URL, { authorization: `Bearer ${tenant.key}` });
  const theirs = createStreamReader(environment.LITELLM_URL, {
    authorization: `Bearer ${environment.LITELLM_MASTER_KEY}`,
  });
  const jobs = await openJobs({ stack, tenant, ...bench }, LANES);
  const read = (lane: number) => ours(`/api/jobs/${jobs[lane]}/llm-call-stream`, { messages });
  const readStraight = () => theirs('/v1/chat/completions', straight);

  const reports: Report[] = [];
  for (const { name, load } of cases) {
    const reference = await sample(load, readStraight);
    const own = await sample(load, read);
    reports.push(compare(name, own, reference));
  }
  return {
    measurements: reports.flatMap(({ measurements }) => measurements),
    findings: reports.flatMap(({ findings }) => findings),
  };
}

const straight = { model: MODEL, messages, stream: true, stream_options: { include_usage: true } };

type Sampled = { readonly times: readonly StreamTimes[]; readonly perSecond: number };

async function sample(load: Load, read: (lane: number) => ReturnType<OpenStream>): Promise<Sampled> {
  await drive({ ...load, samples: 20, pauseMs: 0 }, read);
  const times: StreamTimes[] = [];
  const { perSecond } = await drive(load, async (lane) => times.push(await read(lane)));
  return { times, perSecond };
}

function compare(name: string, own: Sampled, reference: Sampled): Report {
  const pairs = (['first word', 'gap', 'end'] as const).map((what) => ({
    what,
    ours: figures(`${name}: ${what}`, own, what),
    theirs: figures(`LiteLLM, ${name}: ${what}`, reference, what),
  }));
  return {
    measurements: pairs.flatMap(({ ours, theirs }) => [theirs, ours]),
    findings: pairs.flatMap(({ what, ours, theirs }) => added(what, ours, theirs)),
  };
}

function figures(name: string, { times, perSecond }: Sampled, what: 'first word' | 'gap' | 'end'): Measurement {
  const pick = {
    'first word': (t: StreamTimes) => [t.firstMs],
    gap: (t: StreamTimes) => t.gapsMs,
    end: (t: StreamTimes) => [t.endMs],
  };
  const latenciesMs = times.flatMap(pick[what]).sort((a, b) => a - b);
  const at = (percent: number) => round(percentile({ latenciesMs, perSecond, samples: latenciesMs.length }, percent));
  return {
    bench: 'stream',
    case: name,
    samples: latenciesMs.length,
    p50Ms: at(50),
    p95Ms: at(95),
    p99Ms: at(99),
    perSecond: round(perSecond),
    cpuMs: {},
  };
}

/** What comes later than straight from LiteLLM: the 95th of first words, the 99th of gaps. */
function added(what: 'first word' | 'gap' | 'end', ours: Measurement, theirs: Measurement): Finding[] {
  if (what === 'end') return [];
  const { bench, case: name } = ours;
  return what === 'first word'
    ? [goal({ bench, what: `${name}: later at p95, ms`, reached: round(ours.p95Ms - theirs.p95Ms), atMost: 15 })]
    : [goal({ bench, what: `${name}: longer at p99, ms`, reached: round(ours.p99Ms - theirs.p99Ms), atMost: 5 })];
}
