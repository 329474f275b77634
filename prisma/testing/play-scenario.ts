import { isDeepStrictEqual } from 'node:util';
import { type Account, newAccount } from '#domain/ledger/account.ts';
import { findBrokenRule } from '#domain/ledger/find-broken-rule.ts';
import { type Operation, performOperation } from '#domain/ledger/perform-operation.ts';
import type { Outcome } from '#domain/ledger/result.ts';
import type { Scenario } from '#domain/ledger/testing/scenario.ts';
import type { Database } from '../client.ts';
import type { Ledger } from '../repositories/ledger.ts';
import { modelToCompare, readAccount } from './read-account.ts';
import { sendOperation, type TeamInPostgres, writeTeam } from './team-in-postgres.ts';

export type Play = {
  readonly db: Database;
  /** Those of as many processes: repeats go to them in turn. */
  readonly ledgers: readonly Ledger[];
  /** The whole state is compared after every so many steps, and at the end. */
  readonly compareEvery: number;
  onOutcome(operation: Operation, outcome: Outcome): void;
};

/** PostgreSQL and the model differ. */
class Difference extends Error {}

/**
 * Plays a scenario on PostgreSQL with the product's own functions, each operation as often at once as the scenario
 * says, and neighbouring holds or settlements together, and on the model. Throws a {@link Difference} at the first.
 * Answers the account.
 */
export async function playScenario(play: Play, scenario: Scenario): Promise<Account> {
  const team = await writeTeam(play.db, scenario.jobs);
  let account = newAccount(scenario.jobs);
  const steps = stepsOf(scenario);
  for (const [place, step] of steps.entries()) {
    const done = await sendStep(play, team, step, account.now);
    for (const operation of await inOrderDone(play, team, step.operations)) {
      const { account: after, outcome } = performOperation(account, operation);
      play.onOutcome(operation, outcome);
      compareAnswers(step, operation, outcome, done.get(operation) ?? []);
      account = after;
    }
    const isToCompare = (place + 1) % play.compareEvery === 0 || place + 1 === steps.length;
    if (isToCompare) await compareStates(play.db, team, account, `step ${place} (${print(step)})`);
  }
  return account;
}

type Step = { readonly operations: readonly Operation[]; readonly times: number };

/** Neighbouring holds of different jobs, and neighbouring settlements of different jobs, make one step. */
function stepsOf({ operations, times }: Scenario): Step[] {
  const steps: Step[] = [];
  for (const [place, operation] of operations.entries()) {
    const last = steps.at(-1);
    if (last && goesWith(last.operations, operation)) {
      steps[steps.length - 1] = { ...last, operations: [...last.operations, operation] };
    } else {
      steps.push({ operations: [operation], times: operation.kind === 'wait' ? 1 : (times[place] ?? 1) });
    }
  }
  return steps;
}

const goesWith = (others: readonly Operation[], operation: Operation): boolean =>
  (operation.kind === 'hold' || operation.kind === 'settle') &&
  others.every((other) => other.kind === operation.kind && other.job !== operation.job);

async function sendStep({ db, ledgers }: Play, team: TeamInPostgres, { operations, times }: Step, now: number) {
  const sent = Array.from({ length: times }, (_, time) => {
    const ledger = ledgers[time % ledgers.length] as Ledger;
    return operations.map(async (operation) => {
      const isDone = await sendOperation({ db, ledger, team, now }, operation);
      return { operation, isDone };
    });
  });
  return Map.groupBy(await Promise.all(sent.flat()), ({ operation }) => operation);
}

/** What was sent together happened in the order of its entries; what made none changed nothing, whenever it came. */
async function inOrderDone({ db }: Play, { teamId, jobIds }: TeamInPostgres, operations: readonly Operation[]) {
  if (operations.length === 1) return operations;
  const { rows } = await db.pool.query<{ jobId: string }>(
    'SELECT job_id AS "jobId" FROM credit_entries WHERE team_id = $1 AND kind = $2 ORDER BY id',
    [teamId, operations[0]?.kind],
  );
  const order = new Map(rows.map(({ jobId }, place) => [jobId, place]));
  const placeOf = (operation: Operation) =>
    ('job' in operation ? order.get(jobIds[operation.job] ?? '') : undefined) ?? rows.length;
  return operations.toSorted((one, other) => placeOf(one) - placeOf(other));
}

function compareAnswers(step: Step, operation: Operation, outcome: Outcome, answers: readonly { isDone: boolean }[]) {
  const expected = outcome === 'done' || outcome === 'repeated' || operation.kind === 'settle';
  if (answers.length !== step.times || answers.some(({ isDone }) => isDone !== expected)) {
    throw new Difference(`${print(operation)} is ${outcome} in the model; PostgreSQL answered ${print(answers)}`);
  }
}

async function compareStates(db: Database, team: TeamInPostgres, account: Account, where: string): Promise<void> {
  const broken = findBrokenRule(account);
  if (broken) throw new Difference(`After ${where} the model breaks a rule: ${broken}`);
  const stored = await readAccount(db, team);
  const model = modelToCompare(account);
  if (isDeepStrictEqual(stored, model)) return;
  throw new Difference(`After ${where} of ${team.teamId}:\nPostgreSQL ${print(stored)}\nmodel      ${print(model)}`);
}

const print = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part));
