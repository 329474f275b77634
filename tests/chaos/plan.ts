import fc from 'fast-check';

export const useCaseNames = ['document', 'chat', 'extraction', 'writing', 'translation'] as const;
export type UseCaseName = (typeof useCaseNames)[number];

/** What the provider does to a call: to its first attempt by the application, or to all. */
export type Trouble = { readonly directives: string; readonly lasts: boolean };

export type PlannedJob = {
  /** Names the piece of work, also in its prompts and its job's metadata. */
  readonly run: string;
  readonly atMs: number;
  readonly useCase: UseCaseName;
  /** Which customer's. */
  readonly tenant: number;
  /** One for each call that a use case may make. */
  readonly troubles: readonly Trouble[];
  /** How its application ends it; `leave`: by dying in the middle; `vanish`: by dying as soon as it has asked for the job. */
  readonly ending: 'complete' | 'cancel' | 'leave' | 'vanish';
};

export const faultyParts = ['api', 'api-2', 'worker', 'worker-2', 'temporal', 'litellm', 'valkey', 'postgres'] as const;

export type PlannedFault = {
  readonly atMs: number;
  readonly part: (typeof faultyParts)[number];
  /** kill -9, SIGSTOP for a while, or an orderly end; then it goes on or starts again. A killed Valkey is empty. */
  readonly kind: 'kill' | 'freeze' | 'restart';
  readonly forMs: number;
};

export type Plan = { readonly jobs: readonly PlannedJob[]; readonly faults: readonly PlannedFault[] };
export type PlanSize = {
  /** Whether applications may die before they know their job: only the sweep ends such a job, minutes later. */
  readonly vanishing: boolean;
  readonly seed: number;
  readonly jobs: number;
  readonly seconds: number;
  readonly faults: number;
};

const MOST_CALLS = 5;

const often = (directives: string, weight: number, lasts = false) => ({
  weight,
  arbitrary: fc.constant({ directives, lasts }),
});
const trouble = fc.oneof(
  often('', 10),
  often('[[vary]]', 6),
  often('[[delay 1500]]', 3),
  often('[[vary]] [[delay 4000]]', 1),
  often('[[fail 500 times 1]]', 1),
  often('[[fail 503 times 2]]', 1),
  often('[[rate-limit 1 times 1]]', 1),
  often('[[rate-limit 1]]', 1),
  often('[[cut-off times 1]] [[vary]]', 1),
  often('[[cut-off 5 times 1]] [[vary]]', 1),
  often('[[hang 3 times 1]]', 1),
  often('[[fail 500]]', 1),
  often('[[fail 400]]', 1, true),
);

const job = fc.record({
  jitter: fc.nat(999),
  useCase: fc.constantFrom(...useCaseNames),
  tenant: fc.nat(1),
  troubles: fc.array(trouble, { minLength: MOST_CALLS, maxLength: MOST_CALLS }),
  ending: fc.constantFrom(
    ...Array<'complete'>(17).fill('complete'),
    'cancel' as const,
    'leave' as const,
    'vanish' as const,
  ),
});

const fault = fc.record({
  jitter: fc.nat(999),
  part: fc.constantFrom(...faultyParts),
  kind: fc.constantFrom('kill' as const, 'kill' as const, 'freeze' as const, 'freeze' as const, 'restart' as const),
  forMs: fc.integer({ min: 200, max: 6_000 }),
});

/** What is to happen in a run: the same for the same seed and size. */
export function planRun({ seed, jobs, seconds, faults, vanishing }: PlanSize): Plan {
  const spread = (count: number) => (planned: { readonly jitter: number }, index: number) =>
    Math.round(((index + planned.jitter / 1_000) * seconds * 1_000) / count);
  const when = { jobs: spread(jobs), faults: spread(faults) };
  return {
    jobs: sample(job, seed, jobs).map(({ jitter, ...planned }, index) => ({
      ...planned,
      ending: planned.ending === 'vanish' && !vanishing ? 'leave' : planned.ending,
      run: `chaos-${seed}-${index}`,
      atMs: when.jobs({ jitter }, index),
    })),
    faults: sample(fault, seed + 1, faults).map(({ jitter, ...planned }, index) => ({
      ...planned,
      atMs: when.faults({ jitter }, index),
    })),
  };
}

const sample = <T>(arbitrary: fc.Arbitrary<T>, seed: number, count: number): T[] =>
  fc.sample(fc.noBias(arbitrary), { seed, numRuns: count });
