import { z } from 'zod';

/** A moment as RFC 3339 with `Z`. */
export const timestamp = z
  .date()
  .transform((date) => date.toISOString())
  .meta({ type: 'string', format: 'date-time' });

/** Free JSON of the caller's. */
export const metadata = z.record(z.string(), z.unknown()).meta({ description: 'Free JSON of your own' });

export const METADATA_BYTES = 10 * 1024;

/** What JSON escapes and PostgreSQL cannot keep: U+0000 and half of a surrogate pair. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** Refuses text that the database cannot keep, anywhere in a JSON value. */
function storable<S extends z.ZodType>(schema: S) {
  return schema.refine((value) => !UNSTORABLE.test(JSON.stringify(value)), {
    message: 'may not hold the character U+0000 or half of a surrogate pair',
  });
}

/** Free JSON of the caller's as it comes in, at most 10 KB. */
export const metadataInput = storable(metadata).refine((value) => JSON.stringify(value).length <= METADATA_BYTES, {
  message: 'may be at most 10 KB of JSON',
});

/** Page by number of rows, as the older API does. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});

/** An operator-chosen id of an organization, team, alias or access group. */
export const slug = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/,
    'use letters, digits and . _ : - (at most 100 characters, a letter or digit first)',
  );
