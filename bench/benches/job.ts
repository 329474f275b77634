import type { BenchStack } from '../bench-stack.ts';
import { addedLatency, goal } from '../compare.ts';
import { type Measurement, measure } from '../measure.ts';
import { askLiteLlm, createCallComplete, messages, type Report } from '../work.ts';

const one = { samples: 200, atOnce: 1 };
const sixteen = { samples: 600, atOnce: 16 };

/** Whole jobs: create + call + complete, and create-and-call, against one request straight to LiteLLM. */
export async function benchJob(stack: BenchStack): Promise<Report> {
  const threeSteps = () => createCallComplete(stack);
  const oneStep = () => stack.api('/api/jobs/create-and-call', { job_type: 'bench', messages });

  const reference = await measure(stack, { bench: 'job', case: 'LiteLLM, 1 at once', load: one }, askLiteLlm(stack));
  const whole = await measure(stack, { bench: 'job', case: 'create-and-call, 1 at once', load: one }, oneStep);
  const steps = await measure(
    stack,
    { bench: 'job', case: 'create, call, complete, 1 at once', load: one },
    threeSteps,
  );
  const wholes = await measure(stack, { bench: 'job', case: 'create-and-call, 16 at once', load: sixteen }, oneStep);
  const manySteps = await measure(
    stack,
    { bench: 'job', case: 'create, call, complete, 16 at once', load: sixteen },
    threeSteps,
  );
  return {
    measurements: [reference, whole, steps, wholes, manySteps],
    findings: [addedLatency(whole, reference, 30), wholeJobs(wholes), wholeJobs(manySteps)],
  };
}

const wholeJobs = ({ case: name, perSecond }: Measurement) =>
  goal({ bench: 'job', what: `${name}: whole jobs/s`, reached: perSecond, atLeast: 60 });
