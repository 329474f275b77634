import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { LRUCache } from 'lru-cache';
import { DomainError } from '#domain/errors.ts';
import { atMost } from '../../prisma/cache-size.ts';
import type { Database } from '../../prisma/client.ts';
import { findOperatorBySession } from '../../prisma/repositories/operator-sessions.ts';
import { findTeamByKey } from '../../prisma/repositories/team-keys.ts';
import { type Access, type OperatorCaller, operatorRoles, type TeamCaller } from '../callers.ts';
import { sha256 } from '../secrets.ts';
import { assertKeyTerms } from './assert-key-terms.ts';
import { createFailedAttempts } from './failed-attempts.ts';

export type Authenticate = (request: Request, access: Access) => Promise<TeamCaller | OperatorCaller | null>;

/** How long a revoked key or session, or a suspended team, may still be honoured by a process that has just seen it. */
export const CACHE_MS = 500;
const CACHED_CREDENTIALS = 20_000;

/** Finds out who calls and whether the route is for them. Throws `unauthenticated`, `forbidden` or `rate_limited`. */
export function createAuthenticate(db: Database, masterKey: string): Authenticate {
  const master = sha256(masterKey);
  const failed = createFailedAttempts();
  const callers = new LRUCache<string, TeamCaller | OperatorCaller>({
    ...atMost(CACHED_CREDENTIALS),
    ttl: CACHE_MS,
    fetchMethod: async (hash) => (await findCaller(db, Buffer.from(hash, 'hex'))) ?? undefined,
  });

  async function look(hash: string, address: string): Promise<TeamCaller | OperatorCaller> {
    await failed.assertMayTry('credential', address, hash);
    const caller = await callers.fetch(hash);
    if (caller) {
      failed.noteSuccess(hash);
      return caller;
    }
    await failed.noteFailure('credential', address);
    throw new DomainError('unauthenticated', 'This key or session is not valid, has expired or was revoked.');
  }

  return async function authenticate(request, access) {
    if (access === 'public') return null;
    const address = request.ip ?? 'unknown';
    const adminKey = request.header('x-admin-key');
    if (adminKey !== undefined) {
      await failed.assertMayTry('admin_key', address, '');
      if (!timingSafeEqual(sha256(adminKey), master)) {
        await failed.noteFailure('admin_key', address);
        throw new DomainError('unauthenticated', 'X-Admin-Key is not valid.');
      }
      return allow(access, { kind: 'operator', operatorId: null, sessionId: null, name: 'master key', role: 'owner' });
    }
    const token = /^Bearer\s+(\S+)$/i.exec(request.header('authorization') ?? '')?.[1];
    if (!token) throw new DomainError('unauthenticated', missing(access));
    const hash = sha256(token).toString('hex');
    const caller = callers.get(hash) ?? (await look(hash, address));
    if (caller.kind === 'team') assertKeyTerms(caller, request);
    return allow(access, caller);
  };
}

async function findCaller(db: Database, hash: Buffer): Promise<TeamCaller | OperatorCaller | null> {
  const team = await findTeamByKey(db, hash);
  if (team) return { kind: 'team', ...team };
  const operator = await findOperatorBySession(db, hash);
  return operator && { kind: 'operator', ...operator };
}

function allow(access: Access, caller: TeamCaller | OperatorCaller): TeamCaller | OperatorCaller {
  if (access === 'team_or_viewer') return caller;
  if (caller.kind === 'team') {
    if (access === 'team') return caller;
    throw new DomainError('forbidden', 'This route is for operators; a team key cannot use it.');
  }
  if (access === 'team' || access === 'public')
    throw new DomainError('forbidden', 'This route is for teams: use a team key (Bearer sk-…).');
  if (operatorRoles.indexOf(caller.role) >= operatorRoles.indexOf(access)) return caller;
  throw new DomainError('forbidden', `This needs the role ${access}; you are ${caller.role}.`);
}

const missing = (access: Access): string =>
  access === 'team'
    ? 'Send your team key: Authorization: Bearer sk-…'
    : 'Sign in and send the session token as Authorization: Bearer …, or send X-Admin-Key.';
