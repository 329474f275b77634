import { DomainError } from '#domain/errors.ts';
import { changedKey, keyParams, updateKeyBody } from '#schemas/team-keys.ts';
import { updateKey as storeChanges } from '../../../prisma/repositories/issued-keys.ts';
import { defineRoute } from '../../define-route.ts';
import { viewKey } from '../../views/team-key.ts';

export const updateKey = defineRoute({
  method: 'patch',
  path: '/api/teams/:team_id/keys/:key_id',
  summary: "Change a key's name, scope, addresses, limits or end. Counts on every replica within a second",
  tag: 'Keys',
  access: 'admin',
  params: keyParams,
  body: updateKeyBody,
  reply: changedKey,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ params: { team_id: teamId, key_id: keyId }, body }, { db }) {
    const { allowed_ips: allowedIps, expires_at: expiresAt, ...rest } = body;
    const changed = await storeChanges(db, teamId, keyId, { ...rest, allowedIps, expiresAt });
    if (changed) return { ...viewKey(changed), message: 'Key changed.' };
    throw new DomainError('not_found', `The team "${teamId}" has no key ${keyId} in force.`);
  },
});
