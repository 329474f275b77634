import { z } from 'zod';

import { keyScopes } from '#domain/team-keys.ts';
import { slug, timestamp } from './fields.ts';
import { ipRanges } from './ip-ranges.ts';
import { keyLimits } from './limits.ts';
import { listQuery, nextCursor } from './lists.ts';
import { moment, text } from './operator-fields.ts';

const LONGEST_GRACE_SECONDS = 30 * 24 * 60 * 60;

export const keyParams = z.object({ team_id: slug, key_id: z.uuid('is not a key id') });

const name = text(100).meta({ description: 'Where the key is used', example: 'production' });
const expiry = moment.refine((date) => date.getTime() > Date.now(), 'must lie in the future').nullable();
const scope = z.enum(keyScopes).meta({
  description: 'jobs: all that a team may do; read_only: it reads jobs, credits and reports, and changes nothing',
  example: 'jobs',
});

export const createKeyBody = z.strictObject({
  name,
  scope: scope.default('jobs'),
  allowed_ips: ipRanges.default([]),
  limits: keyLimits.default({}),
  expires_at: expiry
    .default(null)
    .meta({ description: 'The key ends then; never when left out', example: '2030-01-31T12:00:00Z' }),
  key: z
    .string()
    .regex(/^[\x21-\x7e]{16,512}$/, 'must have 16 to 512 visible ASCII characters and no space')
    .optional()
    .meta({ description: 'A key that your customers use already; a new one is made when left out' }),
});

export const updateKeyBody = z.strictObject({
  name: name.optional(),
  scope: scope.optional(),
  allowed_ips: ipRanges.optional(),
  limits: keyLimits.optional().meta({ description: 'Replaces the limits as a whole' }),
  expires_at: expiry.optional(),
});

export const rotateKeyBody = z.strictObject({
  grace_seconds: z
    .int()
    .min(0)
    .max(LONGEST_GRACE_SECONDS)
    .default(0)
    .meta({ description: 'How long the old key goes on working', example: 3600 }),
});

const keyStatus = z
  .enum(['active', 'ending', 'expired', 'revoked'])
  .meta({ description: 'ending: replaced, and works until revoked_at' });

const keyView = z.object({
  key_id: z.uuid(),
  team_id: z.string(),
  name: z.string(),
  prefix: z.string().meta({ description: 'The first characters of the key', example: 'sk-Ab3dE' }),
  scope,
  allowed_ips: ipRanges,
  limits: keyLimits,
  status: keyStatus,
  created_at: timestamp,
  expires_at: timestamp.nullable(),
  revoked_at: timestamp.nullable(),
});

export const createdKey = keyView.extend({
  virtual_key: z.string().meta({ description: 'The key itself. Shown only now: keep it', example: 'sk-…' }),
  message: z.string(),
});

export const rotatedKey = createdKey.extend({ replaced: keyView });

export const keyListQuery = z.strictObject({ ...listQuery(['created_at', 'name', 'expires_at'], 'desc') });

export const keyList = z.object({
  team_id: z.string(),
  total: z.int(),
  next_cursor: nextCursor,
  keys: z.array(keyView),
});

export const allKeysQuery = z.strictObject({
  ...keyListQuery.shape,
  team_id: slug.optional(),
  organization_id: slug.optional(),
  status: keyStatus.optional(),
  q: text(100).optional().meta({ description: 'A part of the name, or the first characters of the key' }),
});

export const allKeys = z.object({ total: z.int(), next_cursor: nextCursor, keys: z.array(keyView) });

export const changedKey = keyView.extend({ message: z.string() });
