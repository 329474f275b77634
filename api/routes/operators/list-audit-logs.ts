import { auditLog, auditLogQuery } from '#schemas/audit-logs.ts';
import { listAuditEntries } from '../../../prisma/repositories/audit-entries.ts';
import { defineRoute } from '../../define-route.ts';
import { viewAuditEntry } from '../../views/audit-entry.ts';

export const listAuditLogs = defineRoute({
  method: 'get',
  path: '/api/audit-logs',
  alsoAt: ['/api/admin-users/audit-logs'],
  summary: 'What operators changed, newest first',
  tag: 'Operators',
  access: 'viewer',
  query: auditLogQuery,
  reply: auditLog,
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { operator, action, target_kind: targetKind, target_id: targetId, from, to: before } = query;
    const operatorId = operator === 'master' ? null : operator;
    const filter = { operatorId, action, targetKind, targetId, from, before };
    const page = { limit: query.limit, offset: query.offset, olderThan: query.cursor };
    const { total, entries, hasMore } = await listAuditEntries(db, filter, page);
    const last = entries.at(-1);
    return { total, entries: entries.map(viewAuditEntry), next_cursor: hasMore && last ? String(last.entryId) : null };
  },
});
