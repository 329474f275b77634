import { auditLog, auditLogQuery } from '#schemas/audit-logs.ts';
import { listAuditEntries } from '../../../prisma/repositories/audit-entries.ts';
import { defineRoute } from '../../define-route.ts';
import { pageOf } from '../../page-of.ts';
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
  rows: 'entries',
  errors: ['invalid_request', 'forbidden'],

  async handle({ query }, { db }) {
    const { operator, action, target_kind: targetKind, target_id: targetId, from, to: before } = query;
    const operatorId = operator === 'master' ? null : operator;
    const filter = { operatorId, action, targetKind, targetId, from, before };
    const { total, next, rows } = await listAuditEntries(db, filter, pageOf(query));
    return { total, next_cursor: next, entries: rows.map(viewAuditEntry) };
  },
});
