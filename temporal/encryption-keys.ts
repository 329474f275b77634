import { z } from 'zod';

const KEY_BYTES = 32;

const encryptionKey = z
  .string()
  .regex(/^[\w.-]{1,40}:[A-Za-z0-9+/_=-]+$/, 'must be id:key, the id of letters, digits and . _ -, the key in base64')
  .transform((text) => {
    const [id = '', encoded = ''] = text.split(':');
    return { id, key: Buffer.from(encoded, 'base64') };
  })
  .refine(
    ({ key }) => key.length === KEY_BYTES,
    `each key must have ${KEY_BYTES} bytes: openssl rand -base64 ${KEY_BYTES}`,
  );

/** `id:base64` separated by commas. The first encrypts; the others only decrypt what was encrypted before a rotation. */
export const encryptionKeys = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(encryptionKey).min(1))
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'each key needs an id of its own');
