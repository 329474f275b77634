import type { AuditEntry } from './audit-entry.ts';

/** A field before and after a change; undefined where it was not there. */
export type FieldChange = { readonly field: string; readonly before?: string; readonly after?: string };

/** The fields that a change touched, each once, as text. */
export function fieldChanges({ before, after }: Pick<AuditEntry, 'before' | 'after'>): FieldChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields].map((field) => ({
    field,
    ...(before && field in before && { before: show(before[field]) }),
    ...(after && field in after && { after: show(after[field]) }),
  }));
}

const show = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'null'));
