import type { JobOutcome } from '#domain/jobs.ts';
import type { MicroCredits, NanoUsd } from '#domain/money.ts';
import type { Receipt } from '#domain/receipts.ts';
import type { Database } from '../client.ts';
import { groupCommit } from '../group-commit.ts';

/** Why credits could not be held, with the team's figures at that moment. */
export type HoldRefusal = {
  /** `credits`: too few; `budget`: the team's budget is used up; `none`: there is no such open job. */
  readonly outcome: 'credits' | 'budget' | 'none';
  readonly needed: MicroCredits;
  /** What could have been held. */
  readonly room: MicroCredits | null;
  readonly available: MicroCredits;
  readonly reserved: MicroCredits;
  /** How many jobs hold the reserved credits. */
  readonly openJobs: number | null;
};

type HoldResult = { readonly outcome: 'held'; readonly held: MicroCredits } | HoldRefusal;

type Growth = {
  readonly jobId: string;
  readonly callId: string;
  /** What the job must hold in all for the call to be made, and what it had better hold. */
  readonly least: MicroCredits;
  readonly wanted: MicroCredits;
};

export type Settlement = {
  readonly jobId: string;
  readonly outcome: JobOutcome;
  readonly charged: MicroCredits;
  readonly cost: NanoUsd;
  readonly receipt: Receipt;
  readonly delivered: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly seconds: number;
  /** What each delivered call counts of the charge. */
  readonly shares: ReadonlyMap<string, MicroCredits>;
};

/** A job's movements of credits. Each happens once, however often and from however many processes it is asked for. */
export interface Ledger {
  /** Holds what the job is estimated to cost, or what there is, if that is at least its minimum. */
  hold(jobId: string): Promise<HoldResult>;
  /** Holds more for a call that is about to be made. */
  grow(growth: Growth): Promise<HoldResult>;
  /** Charges and closes an open job and gives back what it held beyond that. A repeat changes nothing and answers false. */
  settle(settlement: Settlement): Promise<boolean>;
}

const MOST_AT_ONCE = 100;

const HOLD_COLUMNS = 'job_id AS "jobId", outcome, needed, room, available, reserved, held, open_jobs AS "openJobs"';
const holdAll = { name: 'hold_credits_of', text: `SELECT ${HOLD_COLUMNS} FROM hold_credits_of($1)` };
const growOne = { name: 'grow_hold', text: `SELECT ${HOLD_COLUMNS} FROM grow_hold($1, $2, $3, $4)` };
const settleAll = {
  name: 'settle_jobs',
  // Which jobs were open is what this statement's snapshot shows, so as it was before the function changed it.
  text: `
    SELECT settle_jobs($1), ARRAY(SELECT id FROM jobs WHERE id = ANY($2::uuid[]) AND completed_at IS NULL) AS settled`,
};

type HoldRow = HoldResult & { readonly jobId: string };

/** Told how many movements went to the database together. */
export type GroupListener = (operation: 'hold' | 'settle', size: number) => void;

/**
 * The ledger on PostgreSQL. Holds that are asked for while others are being written go together in one transaction, and
 * so do settlements: a busy wallet costs one commit for many movements instead of one each.
 */
export function createLedger({ pool }: Database, onGroup: GroupListener = () => undefined): Ledger {
  const hold = groupCommit({
    maximum: MOST_AT_ONCE,
    async run(jobIds: readonly string[]): Promise<HoldResult[]> {
      const { rows } = await pool.query<HoldRow>({ ...holdAll, values: [jobIds] });
      onGroup('hold', jobIds.length);
      const results = new Map(rows.map((row) => [row.jobId, row]));
      return jobIds.map((jobId) => resultOf(jobId, results.get(jobId)));
    },
  });
  const settle = groupCommit({
    maximum: MOST_AT_ONCE,
    async run(settlements: readonly Settlement[]): Promise<boolean[]> {
      const jobIds = settlements.map(({ jobId }) => jobId);
      const values = [JSON.stringify(settlements.map(settlementToJson)), jobIds];
      const { rows } = await pool.query<{ settled: string[] }>({ ...settleAll, values });
      onGroup('settle', settlements.length);
      const settled = new Set(rows[0]?.settled);
      // The same job twice in one group is settled by the first.
      return jobIds.map((jobId) => settled.delete(jobId));
    },
  });
  return {
    hold,
    settle,
    async grow({ jobId, callId, least, wanted }) {
      const { rows } = await pool.query<HoldResult>({ ...growOne, values: [jobId, callId, least, wanted] });
      const [row] = rows;
      if (!row) throw new Error(`There is no job ${jobId} to hold credits for`);
      return row;
    },
  };
}

const settlementToJson = ({ shares, charged, cost, ...rest }: Settlement): object => ({
  ...rest,
  charged: charged.toString(),
  cost: cost.toString(),
  calls: [...shares.keys()],
  shares: [...shares.values()].map(String),
});

function resultOf(jobId: string, row: HoldRow | undefined): HoldResult {
  if (!row) throw new Error(`There is no answer for the hold of job ${jobId}`);
  return row;
}
