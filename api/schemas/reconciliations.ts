import { z } from 'zod';
import { residualKinds } from '#domain/residuals.ts';
import { slug, timestamp } from './fields.ts';
import { listQuery, nextCursor } from './lists.ts';
import { spanEnd } from './time-spans.ts';

export const reconciliationBody = z.strictObject({
  from: spanEnd.meta({ description: 'Jobs closed then or later', example: '2026-01-31' }),
  to: spanEnd.meta({ description: 'Jobs closed before', example: '2026-02-01' }),
});

export const reconciliationParams = z.object({ reconciliation_id: z.uuid('is not a reconciliation id') });

export const reconciliationView = z.object({
  reconciliation_id: z.uuid(),
  from: timestamp,
  to: timestamp,
  status: z.enum(['running', 'finished']),
  jobs: z.int().meta({ description: 'Jobs closed in the span' }),
  calls: z.int(),
  credits_charged: z.number().meta({ description: 'What the jobs say they were charged' }),
  credits_in_ledger: z.number().meta({ description: "What the ledger's entries say they were charged" }),
  cost_usd: z.number().meta({ description: 'What counts as the cost of the calls' }),
  reported_cost_usd: z.number().meta({ description: 'What LiteLLM reported for them' }),
  residual_count: z.int(),
  started_at: timestamp,
  finished_at: timestamp.nullable(),
});

export const reconciliationsQuery = z.strictObject({ ...listQuery(['started_at', 'from'], 'desc') });

export const reconciliationList = z.object({
  total: z.int(),
  next_cursor: nextCursor,
  reconciliations: z.array(reconciliationView),
});

const kind = z.enum(residualKinds);

export const residualsQuery = z.strictObject({
  ...listQuery(['found'], 'asc'),
  kind: kind.optional(),
  team_id: slug.optional(),
});

export const reconciliationDetail = reconciliationView.extend({
  total: z.int().meta({ description: 'Residuals that match' }),
  next_cursor: nextCursor,
  residuals: z.array(
    z.object({
      kind,
      team_id: z.string().nullable(),
      job_id: z.uuid().nullable(),
      call_id: z.uuid().nullable(),
      unit: z.enum(['credits', 'usd', 'count']),
      expected: z.number().nullable().meta({ description: 'By the finer record: entries, calls, LiteLLM' }),
      found: z.number().nullable().meta({ description: 'In the record that is made from it' }),
      reason: z.string(),
    }),
  ),
});
