import { z } from 'zod';
import { metadata, metadataInput, timestamp } from './fields.ts';
import { listQuery, nextCursor } from './lists.ts';
import { text } from './operator-fields.ts';

const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('must be an e-mail address').max(254))
  .meta({ example: 'owner@example.com' });

const password = z
  .string()
  .min(12, 'must have at least 12 characters')
  .max(128, 'may have at most 128 characters')
  .meta({ description: 'At least 12 characters, not easy to guess, not the e-mail address' });

const presentPassword = z.string().min(1, 'must not be empty').max(1_000);

/** `user` is what the older API calls a viewer. */
const role = z
  .enum(['owner', 'admin', 'viewer', 'user'])
  .transform((name) => (name === 'user' ? 'viewer' : name))
  .meta({ description: 'owner: also operators; admin: everything else; viewer (older word: user): reads' });

const displayName = text(200).meta({ example: 'Grace Hopper' });

export const loginBody = z.strictObject({ email, password: presentPassword });

export const setupStatus = z.object({
  needs_setup: z.boolean().meta({ description: 'There is no operator: POST /api/admin-users/setup makes the first' }),
});

export const setupBody = z.strictObject({
  setup_token: z
    .string()
    .min(1, 'must not be empty')
    .max(200)
    .meta({ description: 'The API printed it at its first start' }),
  email,
  display_name: displayName.optional(),
  password,
});

export const operatorView = z.object({
  user_id: z.uuid(),
  email: z.string(),
  display_name: z.string(),
  role: z.enum(['owner', 'admin', 'viewer']).meta({ description: 'owner and admin may change things; viewer reads' }),
  is_active: z.boolean(),
  created_at: timestamp,
  created_by: z
    .uuid()
    .nullable()
    .meta({ description: 'The operator who made this one; null: setup or the master key' }),
  last_login: timestamp.nullable(),
  metadata,
});

export const loginReply = z.object({
  access_token: z.string().meta({ description: 'Send it as Authorization: Bearer …' }),
  token_type: z.literal('bearer'),
  expires_at: timestamp.meta({ description: 'It ends then, or earlier when it is not used for twelve hours' }),
  user: operatorView,
});

export const loggedOut = z.object({ message: z.string() });

export const operatorParams = z.object({ user_id: z.uuid('is not a user id') });

export const operatorListQuery = z.strictObject({
  ...listQuery(['created_at', 'email', 'display_name', 'role', 'last_login'], 'desc'),
  role: role.optional(),
  is_active: z.stringbool().optional().meta({ type: 'boolean' }),
  q: text(200).optional().meta({ description: 'A part of the e-mail or name' }),
});

export const operatorList = z.object({ total: z.int(), next_cursor: nextCursor, users: z.array(operatorView) });

export const createOperatorBody = z.strictObject({
  email,
  display_name: displayName.optional().meta({ description: 'The part before the @ when left out' }),
  password,
  role: role.default('viewer'),
  metadata: metadataInput.default({}),
});

export const updateOperatorBody = z.strictObject({
  email: email.optional(),
  display_name: displayName.optional(),
  role: role.optional(),
  is_active: z.boolean().optional().meta({ description: 'false: cannot sign in, and its sessions end' }),
  password: password.optional().meta({ description: 'A new one; all sessions of the operator end' }),
  metadata: metadataInput.optional().meta({ description: 'Replaces the metadata as a whole' }),
});

export const changedOperator = operatorView.extend({ message: z.string() });

export const updatedOperator = changedOperator.extend({ password_changed: z.boolean(), sessions_ended: z.int() });

export const deletedOperator = z.object({ user_id: z.uuid(), message: z.string() });

export const changePasswordBody = z.strictObject({ current_password: presentPassword, new_password: password });

export const endedSessions = z.object({
  sessions_ended: z.int(),
  message: z.string(),
});

export const ownSessionParams = z.object({ session_id: z.uuid('is not a session id') });
export const sessionParams = z.object({ ...operatorParams.shape, ...ownSessionParams.shape });

export const sessionListQuery = z.strictObject(listQuery(['last_seen_at', 'created_at'], 'desc'));

export const sessionList = z.object({
  total: z.int(),
  next_cursor: nextCursor,
  sessions: z.array(
    z.object({
      session_id: z.uuid(),
      user_id: z.uuid(),
      created_at: timestamp,
      last_seen_at: timestamp.meta({ description: 'To the minute' }),
      expires_at: timestamp,
      address: z.string().nullable(),
      user_agent: z.string().nullable(),
      is_current: z.boolean().meta({ description: 'The session of this request' }),
    }),
  ),
});
