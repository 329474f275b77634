import type { BenchStack } from '../bench-stack.ts';
import { addedLatency, cpuShare, throughput } from '../compare.ts';
import { measure } from '../measure.ts';
import { askLiteLlm, messages, openJobs, type Report } from '../work.ts';

/** An llm-call in open jobs against the same request straight to LiteLLM. */
export async function benchCall(stack: BenchStack): Promise<Report> {
  const jobs = await openJobs(stack, 64);
  const call = (lane: number) => stack.api(`/api/jobs/${jobs[lane]}/llm-call`, { messages });
  const straight = askLiteLlm(stack);
  const both = async (name: string, load: { samples: number; atOnce: number; pauseMs?: number }) => ({
    reference: await measure(stack, { bench: 'call', case: `LiteLLM, ${name}`, load }, straight),
    ours: await measure(stack, { bench: 'call', case: name, load }, call),
  });
  const backToBack = await both('1 at once, back to back', { samples: 200, atOnce: 1 });
  const paced = await both('1 at once, 100 ms between', { samples: 200, atOnce: 1, pauseMs: 100 });
  const sixteen = await both('16 at once', { samples: 1_200, atOnce: 16 });
  const sixtyFour = await both('64 at once', { samples: 1_200, atOnce: 64 });
  await stack.setProviderDelay(100);
  const delayed = await both('16 at once, provider of 100 ms', { samples: 600, atOnce: 16 });
  await stack.setProviderDelay(1_000);
  const slow = await both('64 at once, provider of 1 s', { samples: 256, atOnce: 64 });
  await stack.setProviderDelay(0);
  const pairs = [backToBack, paced, sixteen, sixtyFour, delayed, slow];
  return {
    measurements: pairs.flatMap(({ reference, ours }) => [reference, ours]),
    findings: [
      addedLatency(backToBack.ours, backToBack.reference, 15),
      addedLatency(paced.ours, paced.reference, 15),
      ...pairs.slice(2).map(({ ours, reference }) => throughput(ours, reference, 0.7)),
      cpuShare(sixteen.ours, 0.8),
    ],
  };
}
