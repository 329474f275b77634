import { DomainError } from '#domain/errors.ts';
import { createdKey, createKeyBody } from '#schemas/team-keys.ts';
import { teamParams } from '#schemas/teams.ts';
import { createKey as storeKey } from '../../../prisma/repositories/issued-keys.ts';
import { isUniqueViolation } from '../../../prisma/violations.ts';
import { defineRoute } from '../../define-route.ts';
import { newTeamKey, sha256, shownPrefix } from '../../secrets.ts';
import { viewKey } from '../../views/team-key.ts';
import { findLivingTeam } from '../teams/living-team.ts';

export const createKey = defineRoute({
  method: 'post',
  path: '/api/teams/:team_id/keys',
  summary: 'Give a team another key, new or brought along',
  tag: 'Keys',
  access: 'admin',
  params: teamParams,
  body: createKeyBody,
  reply: createdKey,
  errors: ['invalid_request', 'forbidden', 'not_found', 'already_exists', 'conflict'],

  async handle({ params, body }, { db }) {
    const { teamId } = await findLivingTeam(db, params.team_id);
    const { name, scope, allowed_ips: allowedIps, limits, expires_at: expiresAt, key = newTeamKey() } = body;
    const row = { name, scope, allowedIps, limits, hash: sha256(key), prefix: shownPrefix(key), expiresAt };
    const stored = await storeKey(db, teamId, row).catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error;
      throw new DomainError(
        'already_exists',
        'key: this key is known already, maybe revoked. Bring another one, or leave key out.',
      );
    });
    return { ...viewKey(stored), virtual_key: key, message: 'Key created. Keep virtual_key: it is not shown again.' };
  },
});
