import type { Request } from 'express';
import { z } from 'zod';
import type { OperatorCaller, TeamCaller } from './callers.ts';
import type { Route } from './define-route.ts';
import { derivedId, hashOf } from './idempotency.ts';
import { sha256 } from './secrets.ts';

const idempotencyKey = z.string().min(1, 'must not be empty').max(255, 'may have at most 255 characters').nullable();

/** The header as a caller may send it. */
export const idempotencyKeyHeader = z.object({ 'Idempotency-Key': idempotencyKey });

/** What {@link idempotencyKeyHeader} reads. */
export const readIdempotencyKey = (request: Request): unknown => ({
  'Idempotency-Key': request.header('idempotency-key') ?? null,
});

/** A request that a later one with the same Idempotency-Key may repeat. */
export type Repeatable = {
  readonly key: string;
  /** Within it the key is the caller's own: who calls which path. */
  readonly scope: string;
  readonly requestHash: Buffer;
  readonly effectKey: string;
};

/** Null for requests that need no record of their answer: without a key, no POST, public, or recognised by what they make. */
export function repeatableOf(
  route: Route,
  request: Request,
  caller: TeamCaller | OperatorCaller | null,
): Repeatable | null {
  if (route.method !== 'post' || route.idempotency === 'native' || !caller) return null;
  const key = idempotencyKeyHeader.safeParse(readIdempotencyKey(request)).data?.['Idempotency-Key'];
  if (!key) return null;
  const scope = `${nameOf(caller)} ${route.path} ${sha256(request.path).toString('base64url')}`;
  const requestHash = hashOf([request.query, request.body ?? {}]);
  return { key, scope, requestHash, effectKey: derivedId(scope, key, requestHash.toString('hex')) };
}

const nameOf = (caller: TeamCaller | OperatorCaller): string =>
  caller.kind === 'team' ? `team:${caller.teamId}` : `operator:${caller.operatorId ?? 'master'}`;
