import type { z } from 'zod';
import type { auditLog } from '#schemas/audit-logs.ts';

/** What an operator changed. */
export type AuditEntry = z.output<typeof auditLog>['entries'][number] & { readonly id: string };
