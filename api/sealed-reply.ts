import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

type Lock = { readonly key: string; readonly scope: string };

/** A kept reply, readable only with its caller's Idempotency-Key: it may hold a team key that is shown once. */
export function sealReply(lock: Lock, reply: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, cipherKey(lock), nonce);
  const sealed = Buffer.concat([cipher.update(reply, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Throws when the key or scope is another one, or the sealed bytes were changed. */
export function openReply(lock: Lock, bytes: Uint8Array): string {
  const sealed = Buffer.from(bytes);
  const decipher = createDecipheriv(CIPHER, cipherKey(lock), sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}

const cipherKey = ({ key, scope }: Lock): Buffer =>
  Buffer.from(hkdfSync('sha256', key, scope, 'idempotent reply', KEY_BYTES));
