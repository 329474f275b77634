import { DomainError } from '#domain/errors.ts';
import { changedKey, keyParams } from '#schemas/team-keys.ts';
import { revokeKey as endKey } from '../../../prisma/repositories/issued-keys.ts';
import { defineRoute } from '../../define-route.ts';
import { viewKey } from '../../views/team-key.ts';

export const revokeKey = defineRoute({
  method: 'delete',
  path: '/api/teams/:team_id/keys/:key_id',
  summary: 'Revoke a key: it stops working within a second',
  tag: 'Keys',
  access: 'admin',
  params: keyParams,
  reply: changedKey,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params }, { db }) {
    const key = await endKey(db, params.team_id, params.key_id);
    if (!key) throw keyNotFound(params.team_id, params.key_id);
    return { ...viewKey(key), message: 'Key revoked.' };
  },
});

export const keyNotFound = (teamId: string, keyId: string): DomainError =>
  new DomainError(
    'not_found',
    `The team "${teamId}" has no key ${keyId}. GET /api/teams/${teamId}/keys lists its keys.`,
  );
