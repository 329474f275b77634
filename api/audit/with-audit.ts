import { insertAuditEntry, lockTarget } from '../../prisma/repositories/audit-entries.ts';
import { AfterCommit } from '../after-commit.ts';
import type { OperatorCaller } from '../callers.ts';
import type { Handled, Route } from '../define-route.ts';
import type { Services } from '../services.ts';
import { changedFields } from './changed-fields.ts';
import type { Fields, Target } from './target.ts';

type Input = Parameters<Route['handle']>[0];

/**
 * Handles an operator's request that changes something: what it writes and the entry that tells of it are stored together,
 * or neither is.
 */
export function withAudit(route: Route, target: Target, input: Input, services: Services): Promise<Handled> {
  const caller = input.caller as OperatorCaller;
  const idIn = (fields: Fields): string | null => {
    const id = target.idIn(fields, caller);
    return id === undefined || id === null ? null : String(id);
  };
  return services.db.transaction(async (db) => {
    const show = async (id: string | null) => (id === null ? null : ((await target.show?.(db, id)) ?? null));
    const params = (input.params ?? {}) as Fields;
    const known = idIn(params);
    if (known !== null) await lockTarget(db, target.kind, known);
    const before = await show(known);
    const handled = await route.handle(input, { ...services, db });
    const reply = handled instanceof AfterCommit ? {} : (handled as Fields);
    const id = known ?? idIn({ ...reply, ...params });
    const changes = changedFields(before, await show(id));
    const also = target.also?.(reply) ?? {};
    const isMore = Object.keys(also).length > 0;
    await insertAuditEntry(db, {
      operatorId: caller.operatorId,
      operatorName: caller.name,
      action: actionOf(route),
      targetKind: target.kind,
      targetId: id,
      before: changes.before,
      after: isMore ? { ...changes.after, ...also } : changes.after,
      requestId: input.origin.requestId,
      address: input.origin.address,
    });
    return handled;
  });
}

const actionOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method.toUpperCase()} ${path}`;
