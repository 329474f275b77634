import { z } from 'zod';
import { slug } from './fields.ts';

export const verifyLedgerQuery = z.strictObject({ team_id: slug.optional() });

export const ledgerCheckView = z.object({
  clean: z.boolean(),
  accounts: z.int(),
  lots: z.int(),
  jobs: z.int(),
  entries: z.int(),
  differences: z.array(
    z.object({
      team_id: z.string(),
      what: z.string(),
      expected: z.number().meta({ description: 'Credits, by the finer record: entries, lots, holds' }),
      found: z.number().meta({ description: 'Credits, in the record that is made from it' }),
    }),
  ),
});
