import { z } from 'zod';

/** A moment, or a date for the midnight (UTC) it begins with. */
export const spanEnd = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: 'must be a date such as 2026-01-31 (its first moment, UTC) or a moment such as 2026-01-31T12:00:00Z',
  })
  .transform((value) => new Date(value));
