import { type FirstHold, firstHold, type NeededHold, neededHold } from '#domain/holds.ts';
import { microCredits } from '#domain/money.ts';
import { MICROS_PER_TOKEN, MOST_TOKENS, type PlannedJob } from './workload.ts';

/** How much is held, when. */
export type Policy = {
  first(learned: Learned | null): FirstHold;
  /** Before a call, after calls that have cost `spent`. */
  needed(spent: bigint, learned: Learned | null): NeededHold;
};

type Learned = { readonly p90: bigint; readonly perCall: bigint };

/** The product's own rules. */
export const ours: Policy = {
  first: (learned) =>
    firstHold(microCredits(0n), {
      isFixed: false,
      learned: learned && microCredits(learned.p90),
      maximum: null,
    }),
  needed: (spent, learned) =>
    neededHold(microCredits(spent + (learned?.perCall ?? FIRST_TOKENS * MICROS_PER_TOKEN)), null),
};

/** What gateways do that cannot grow a hold: the longest reply that the request allows. */
export const worstCase: Policy = {
  first: () => ({ estimate: microCredits(0n), minimum: microCredits(0n) }),
  needed(spent) {
    const most = microCredits(spent + BigInt(MOST_TOKENS) * MICROS_PER_TOKEN);
    return { least: most, wanted: most };
  },
};

const FIRST_TOKENS = 300n;

export type Played = {
  /** What a job held at most, over what it cost, of every job that cost something; sorted. */
  readonly ratios: readonly number[];
  readonly asked: number;
  /** Refused although the team could have paid what it and the jobs that were open turned out to cost. */
  readonly falselyDenied: number;
  readonly denied: number;
  readonly growths: number;
};

type OpenJob = { readonly plan: PlannedJob; next: number; held: bigint; spent: bigint; peak: bigint };
type Team = { available: bigint; readonly open: Set<OpenJob> };

const OPEN_PER_TEAM = 8;
const LEARNED_FROM = 100;

/** Plays jobs against a policy, some open at once, each team with just what its jobs will cost and a little more. */
export function play(jobs: readonly PlannedJob[], policy: Policy, random: () => number): Played {
  const played = { ratios: [] as number[], asked: 0, falselyDenied: 0, denied: 0, growths: 0 };
  const history = new Map<string, { charge: bigint; calls: number }[]>();
  for (const plans of Map.groupBy(jobs, ({ team }) => team).values()) {
    const total = plans.reduce((sum, { calls }) => sum + sumOf(calls), 0n);
    playTeam({ available: total + total / 50n, open: new Set() }, [...plans], { policy, random, played, history });
  }
  played.ratios.sort((a, b) => a - b);
  return played;
}

type Game = {
  readonly policy: Policy;
  readonly random: () => number;
  readonly played: { ratios: number[]; asked: number; falselyDenied: number; denied: number; growths: number };
  readonly history: Map<string, { charge: bigint; calls: number }[]>;
};

function playTeam(team: Team, plans: PlannedJob[], game: Game): void {
  const { random } = game;
  while (plans.length > 0 || team.open.size > 0) {
    if (plans.length > 0 && team.open.size < OPEN_PER_TEAM) open(team, plans.pop() as PlannedJob, game);
    const job = [...team.open][Math.floor(random() * team.open.size)];
    if (!job) continue;
    if (job.next < job.plan.calls.length) call(team, job, game);
    else close(team, job, game);
  }
}

function open(team: Team, plan: PlannedJob, game: Game): void {
  const { estimate, minimum } = game.policy.first(learnedOf(plan, game));
  game.played.asked += 1;
  const held = estimate < team.available ? estimate : team.available;
  if (held < minimum || (estimate > 0n && held === 0n)) return void deny(team, sumOf(plan.calls), game);
  team.available -= held;
  team.open.add({ plan, next: 0, held, spent: 0n, peak: held });
}

function call(team: Team, job: OpenJob, game: Game): void {
  const { least, wanted } = game.policy.needed(job.spent, learnedOf(job.plan, game));
  const cost = job.plan.calls[job.next] ?? 0n;
  game.played.asked += 1;
  job.next += 1;
  if (least > job.held) {
    const short = least - job.held;
    if (short > team.available) return void deny(team, cost, game);
    const more = wanted - job.held < team.available ? wanted - job.held : team.available;
    team.available -= more;
    job.held += more;
    job.peak = job.held;
    game.played.growths += 1;
  }
  job.spent += cost;
}

function close(team: Team, job: OpenJob, { played, history }: Game): void {
  team.open.delete(job);
  team.available += job.held - job.spent;
  if (job.spent === 0n) return;
  played.ratios.push(Number(job.peak) / Number(job.spent));
  const known = history.get(keyOf(job.plan)) ?? [];
  history.set(keyOf(job.plan), [...known, { charge: job.spent, calls: job.next }].slice(-LEARNED_FROM));
}

/** The team could have paid if what it has, with what open jobs hold beyond their real cost, covers this too. */
function deny(team: Team, cost: bigint, { played }: Game): void {
  played.denied += 1;
  const open = [...team.open];
  const held = open.reduce((sum, job) => sum + job.held, 0n);
  const needed = open.reduce((sum, job) => sum + job.spent + sumOf(job.plan.calls.slice(job.next)), 0n);
  if (team.available + held - needed >= cost) played.falselyDenied += 1;
}

function learnedOf(plan: PlannedJob, { history }: Game): Learned | null {
  const known = history.get(keyOf(plan));
  if (!known) return null;
  const charges = known.map(({ charge }) => charge).sort((a, b) => (a < b ? -1 : Number(a > b)));
  const calls = known.reduce((sum, job) => sum + job.calls, 0);
  return { p90: charges[Math.ceil(0.9 * charges.length) - 1] ?? 0n, perCall: sumOf(charges) / BigInt(calls) };
}

const keyOf = ({ team, jobType }: PlannedJob): string => `${team} ${jobType}`;

const sumOf = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);
