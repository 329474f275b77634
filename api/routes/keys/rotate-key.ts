import { DomainError } from '#domain/errors.ts';
import { keyParams, rotatedKey, rotateKeyBody } from '#schemas/team-keys.ts';
import type { Database } from '../../../prisma/client.ts';
import { findKey, rotateKey as replaceKey } from '../../../prisma/repositories/issued-keys.ts';
import { defineRoute } from '../../define-route.ts';
import { newTeamKey, sha256, shownPrefix } from '../../secrets.ts';
import { viewKey } from '../../views/team-key.ts';
import { findLivingTeam } from '../teams/living-team.ts';
import { keyNotFound } from './revoke-key.ts';

export const rotateKey = defineRoute({
  method: 'post',
  path: '/api/teams/:team_id/keys/:key_id/rotate',
  summary: 'Replace a key by a new one of the same name and end',
  tag: 'Keys',
  access: 'admin',
  params: keyParams,
  body: rotateKeyBody,
  reply: rotatedKey,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params, body }, { db }) {
    const { team_id: teamId, key_id: keyId } = params;
    await findLivingTeam(db, teamId);
    const virtualKey = newTeamKey();
    const successor = { hash: sha256(virtualKey), prefix: shownPrefix(virtualKey) };
    const rotated = await replaceKey(db, { teamId, keyId, graceSeconds: body.grace_seconds, ...successor });
    if (!rotated) throw await explainRefusal(db, teamId, keyId);
    return {
      ...viewKey(rotated.successor),
      virtual_key: virtualKey,
      replaced: viewKey(rotated.ended),
      message: 'Key rotated. Keep virtual_key: it is not shown again.',
    };
  },
});

async function explainRefusal(db: Database, teamId: string, keyId: string): Promise<DomainError> {
  const key = await findKey(db, teamId, keyId);
  if (!key) return keyNotFound(teamId, keyId);
  const state = key.revokedAt ? 'was rotated or revoked already' : 'has expired';
  return new DomainError('conflict', `The key ${keyId} ${state}. Create another with POST /api/teams/${teamId}/keys.`);
}
