import type pg from 'pg';
import type { RunRecord } from './run-record.ts';

export type JournalEntry = {
  readonly prompt: string;
  readonly outcome: string;
  readonly status: number | null;
  readonly promptTokens: number;
  readonly producedTokens: number;
  readonly replySha256: string | null;
};

export type Evidence = {
  readonly record: RunRecord;
  readonly journal: readonly JournalEntry[];
  readonly leases: readonly { readonly key: string; readonly leases: number }[];
};

const MARK = String.raw`'^\{\{(.+?)\}\}'`;

const TABLES = {
  told_replies: '"mark" text, "jobId" text, "callId" uuid, "text" text',
  told_receipts: '"run" text, "jobId" uuid, "status" text, "credits" numeric',
  refusals: '"code" text, "times" int',
  given_up: '"what" text',
  leases_left: '"key" text, "leases" int',
  journal_entries:
    '"prompt" text, "outcome" text, "status" int, "promptTokens" int, "producedTokens" int, "replySha256" text',
};

/** Stored rows as the invariants see them: calls by their marks, and jobs with what is due by the customers' prices. */
const VIEWS = `
  CREATE TEMP VIEW journal AS SELECT *, substring(prompt FROM ${MARK}) AS mark FROM journal_entries WHERE prompt ~ ${MARK};
  CREATE TEMP VIEW asked AS
    SELECT *, "promptTokens"::bigint * 150 + "producedTokens"::bigint * 600 AS cost FROM journal WHERE outcome <> 'refused';
  CREATE TEMP TABLE made_calls AS
    SELECT c.*, substring(c.request->'messages'->-1->>'content' FROM ${MARK}) AS mark,
           encode(sha256(convert_to(coalesce(said->>'content', '') || coalesce(
             (SELECT string_agg(tool->>'arguments', '' ORDER BY place)
              FROM jsonb_array_elements(said->'toolCalls') WITH ORDINALITY tools (tool, place)), ''), 'UTF8')), 'hex')
             AS reply_sha256
    FROM model_calls c LEFT JOIN LATERAL (SELECT c.reply->'choices'->0->'message' AS said) message ON true;
  CREATE TEMP VIEW bills AS
    SELECT j.*, coalesce((SELECT sum(e.spent) FROM credit_entries e WHERE e.job_id = j.id), 0)::bigint AS paid,
           CASE j.status WHEN 'completed' THEN 1000000 + 250000 *
             (SELECT count(*) FROM model_calls c WHERE c.job_id = j.id AND c.status = 'succeeded') ELSE 0 END AS due
    FROM jobs j;`;

/** Puts what applications were told and what the provider saw beside what is stored, so that one query can compare them. */
export async function loadEvidence(client: pg.Client, { record, journal, leases }: Evidence): Promise<void> {
  await load(client, 'told_replies', record.replies);
  await load(client, 'told_receipts', record.receipts);
  await load(
    client,
    'refusals',
    [...record.refusals].map(([code, times]) => ({ code, times })),
  );
  await load(
    client,
    'given_up',
    record.givenUp.map((what) => ({ what })),
  );
  await load(client, 'leases_left', leases);
  await load(client, 'journal_entries', journal);
  await client.query(VIEWS);
}

async function load(client: pg.Client, table: keyof typeof TABLES, rows: readonly object[]): Promise<void> {
  await client.query(`CREATE TEMP TABLE ${table} (${TABLES[table]})`);
  await client.query(`INSERT INTO ${table} SELECT * FROM jsonb_to_recordset($1) AS rows (${TABLES[table]})`, [
    JSON.stringify(rows),
  ]);
}
