import type { IssuedKey, KeyStatus } from '../../prisma/repositories/issued-keys.ts';

export const viewKey = (key: IssuedKey) => ({
  key_id: key.keyId,
  team_id: key.teamId,
  name: key.name,
  prefix: key.prefix,
  scope: key.scope,
  allowed_ips: [...key.allowedIps],
  limits: key.limits,
  status: statusOf(key, new Date()),
  created_at: key.createdAt,
  expires_at: key.expiresAt,
  revoked_at: key.revokedAt,
});

function statusOf({ revokedAt, expiresAt }: IssuedKey, now: Date): KeyStatus {
  if (revokedAt && revokedAt <= now) return 'revoked';
  if (expiresAt && expiresAt <= now) return 'expired';
  return revokedAt ? 'ending' : 'active';
}
