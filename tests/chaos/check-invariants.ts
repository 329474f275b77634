import pg from 'pg';
import { invariants, WASTE } from './invariants.ts';
import { type Evidence, loadEvidence } from './load-evidence.ts';

type Checked = { readonly name: string; readonly broken: readonly string[] };
type Waste = {
  readonly repeated: number;
  readonly cost: string;
  readonly recorded: number;
  readonly recordedCost: string;
};
export type Findings = {
  readonly invariants: readonly Checked[];
  readonly waste: Waste;
  /** How many jobs ended how. */
  readonly endings: ReadonlyMap<string, number>;
};

/** Holds what is stored against the evidence of a run. */
export async function checkInvariants(databaseUrl: string, evidence: Evidence): Promise<Findings> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await loadEvidence(client, evidence);
    const checked: Checked[] = [];
    for (const { name, sql } of invariants) {
      const { rows } = await client.query<[string]>({ text: sql, rowMode: 'array' });
      checked.push({ name, broken: rows.map(([what]) => what) });
    }
    const waste = await client.query<Waste>(WASTE);
    const endings = await client.query<{ status: string; jobs: number }>(
      'SELECT status, count(*)::int AS jobs FROM jobs GROUP BY status ORDER BY jobs DESC',
    );
    return {
      invariants: checked,
      waste: waste.rows[0] as Waste,
      endings: new Map(endings.rows.map(({ status, jobs }) => [status, jobs])),
    };
  } finally {
    await client.end();
  }
}
