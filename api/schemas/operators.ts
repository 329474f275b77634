import { z } from 'zod';
import { timestamp } from './fields.ts';

const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('must be an e-mail address').max(254))
  .meta({ example: 'owner@example.com' });

export const loginBody = z.strictObject({ email, password: z.string().min(1, 'must not be empty').max(1_000) });

export const operatorView = z.object({
  user_id: z.uuid(),
  email: z.string(),
  display_name: z.string(),
  role: z.enum(['owner', 'admin', 'viewer']).meta({ description: 'owner and admin may change things; viewer reads' }),
  is_active: z.boolean(),
  created_at: timestamp,
  created_by: z.null(),
  last_login: timestamp.nullable(),
  metadata: z.object({}),
});

export const loginReply = z.object({
  access_token: z.string().meta({ description: 'Send it as Authorization: Bearer …' }),
  token_type: z.literal('bearer'),
  expires_at: timestamp,
  user: operatorView,
});

export const loggedOut = z.object({ message: z.string() });
