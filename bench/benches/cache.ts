import type { BenchStack } from '../bench-stack.ts';
import { goal } from '../compare.ts';
import { type Measurement, measure, round } from '../measure.ts';
import { messages, openJobs, type Report } from '../work.ts';

const loads = [
  { name: '1 at once', load: { samples: 300, atOnce: 1 } },
  { name: '16 at once', load: { samples: 1_200, atOnce: 16 } },
];
const OF_LATENCY = 0.5;

/** A repeated llm-call that is answered from the cache, against the same call made anew, with a provider of 0 ms. */
export async function benchCache(stack: BenchStack): Promise<Report> {
  const { operator, alias } = stack.tenant;
  const keep = (seconds: number | null) => operator.put(`/api/model-aliases/${alias}`, { cache_ttl_seconds: seconds });
  await keep(3_600);
  const jobs = await openJobs(stack, 16);
  const call = (lane: number, more: object = {}) =>
    stack.api(`/api/jobs/${jobs[lane]}/llm-call`, { messages, ...more });
  const measured: { reference: Measurement; ours: Measurement }[] = [];
  for (const { name, load } of loads) {
    measured.push({
      reference: await measure(stack, { bench: 'cache', case: `uncached, ${name}`, load }, (lane) =>
        call(lane, { cache: false }),
      ),
      ours: await measure(stack, { bench: 'cache', case: `cached, ${name}`, load }, (lane) => call(lane)),
    });
  }
  await keep(null);
  return {
    measurements: measured.flatMap(({ reference, ours }) => [reference, ours]),
    findings: measured.map(({ reference, ours }) =>
      goal({
        bench: 'cache',
        what: `${ours.case}: p50 of the uncached one's`,
        reached: round(ours.p50Ms / reference.p50Ms),
        atMost: OF_LATENCY,
      }),
    ),
  };
}
