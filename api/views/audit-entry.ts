import type { AuditEntry } from '../../prisma/repositories/audit-entries.ts';

export const viewAuditEntry = (entry: AuditEntry) => ({
  entry_id: String(entry.entryId),
  at: entry.at,
  operator_id: entry.operatorId,
  operator_name: entry.operatorName,
  action: entry.action,
  target_kind: entry.targetKind,
  target_id: entry.targetId,
  before: entry.before as Record<string, unknown> | null,
  after: entry.after as Record<string, unknown> | null,
  request_id: entry.requestId,
  address: entry.address,
});
