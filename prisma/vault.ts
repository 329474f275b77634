import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** A secret as it is stored: encrypted, with the id of the key that opens it. */
export type Sealed = { readonly keyId: string; readonly bytes: Buffer };

/** Encrypts secrets that must be had again (providers' keys). Built from `ENCRYPTION_KEYS`, whose first key encrypts. */
export interface Vault {
  /** The key that encrypts now. */
  readonly currentKeyId: string;
  /** `context` says what the secret belongs to: it opens only there, so that no row can be given another row's secret. */
  seal(secret: string, context: string): Sealed;
  /** Throws {@link VaultError} when its key is not known here, or it was changed or moved. */
  open(sealed: Sealed, context: string): string;
}

/** Says which key is missing or what does not open; never holds a secret. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
}

export type EncryptionKey = { readonly id: string; readonly key: Buffer };

/** AES-256-GCM as NIST SP 800-38D has it: a random nonce of 96 bits for each secret, and a tag of 128 bits. */
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function createVault([current, ...earlier]: readonly EncryptionKey[]): Vault {
  if (!current) throw new VaultError('There is no encryption key: set ENCRYPTION_KEYS.');
  const keys = new Map([current, ...earlier].map(({ id, key }) => [id, key]));
  return {
    currentKeyId: current.id,

    seal(secret, context) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, current.key, nonce, { authTagLength: TAG_BYTES }).setAAD(
        Buffer.from(context),
      );
      const encrypted = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return { keyId: current.id, bytes: Buffer.concat([nonce, cipher.getAuthTag(), encrypted]) };
    },

    open({ keyId, bytes }, context) {
      const key = keys.get(keyId);
      if (!key) throw new VaultError(`The encryption key "${keyId}" is not in ENCRYPTION_KEYS.`);
      try {
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
          .setAAD(Buffer.from(context))
          .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        throw new VaultError(`A secret does not open with the encryption key "${keyId}": it was changed or moved.`);
      }
    },
  };
}
