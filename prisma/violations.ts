/** Prisma's and PostgreSQL's codes for a broken unique or foreign key. */
const UNIQUE = new Set(['P2002', '23505']);
const REFERENCE = new Set(['P2003', 'P2025', '23503']);

/** Whether a row was there already. */
export const isUniqueViolation = (error: unknown): boolean => UNIQUE.has(codeOf(error));

/** Whether a row that was referred to is missing, or one that is to go is still referred to. */
export const isReferenceViolation = (error: unknown): boolean => REFERENCE.has(codeOf(error));

/** Whether the database refuses a row by any of its rules: SQL's class 23. */
export const isConstraintViolation = (error: unknown): boolean =>
  isUniqueViolation(error) || isReferenceViolation(error) || stateOf(error).startsWith('23');

/** Whether a text has what PostgreSQL cannot keep: U+0000 or, in JSON, half of a surrogate pair. */
export function isUnstorableText(error: unknown): boolean {
  const code = codeOf(error);
  return code === '22021' || code === '22P05' || (code === '22P02' && /json/.test(String(error)));
}

/** PostgreSQL's own code, which Prisma keeps in what its adapter reported. */
const stateOf = (error: unknown): string =>
  String((error as Reported | null)?.meta?.driverAdapterError?.cause?.originalCode ?? codeOf(error));

type Reported = { meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } } };

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code);
