import type { BenchStack } from '../bench-stack.ts';
import { throughput } from '../compare.ts';
import { measure } from '../measure.ts';
import { askLiteLlm, messages, openJobs, type Report } from '../work.ts';

const load = { samples: 500, atOnce: 100 };

/** 100 parallel calls of one job against 100 parallel requests straight to LiteLLM. */
export async function benchFanOut(stack: BenchStack): Promise<Report> {
  const [jobId] = await openJobs(stack, 1);
  const reference = await measure(stack, { bench: 'fan-out', case: 'LiteLLM, 100 at once', load }, askLiteLlm(stack));
  const call = () => stack.api(`/api/jobs/${jobId}/llm-call`, { messages });
  const ours = await measure(stack, { bench: 'fan-out', case: '100 at once in one job', load }, call);
  return { measurements: [reference, ours], findings: [throughput(ours, reference, 0.6)] };
}
