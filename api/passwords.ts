import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** 32 MB and about a quarter of a second for each guess. Stored with every hash, so that they can be raised later. */
const CURRENT = { cost: 2 ** 15, blockSize: 8, parallelization: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

type Parameters = typeof CURRENT;

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** `scrypt$<cost>$<block size>$<parallelization>$<salt>$<hash>`, salt and hash in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await stretch(password, salt, CURRENT, HASH_BYTES);
  const { cost, blockSize, parallelization } = CURRENT;
  return ['scrypt', cost, blockSize, parallelization, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether this is the password behind a stored hash. With none (no such operator) it takes as long and says no. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  if (stored === null) {
    await stretch(password, randomBytes(SALT_BYTES), CURRENT, HASH_BYTES);
    return false;
  }
  const [scheme, cost, blockSize, parallelization, salt = '', hash = ''] = stored.split('$');
  if (scheme !== 'scrypt') throw new Error('A stored password hash is not scrypt');
  const expected = Buffer.from(hash, 'base64url');
  const parameters = { cost: Number(cost), blockSize: Number(blockSize), parallelization: Number(parallelization) };
  const given = await stretch(password, Buffer.from(salt, 'base64url'), parameters, expected.length);
  return timingSafeEqual(given, expected);
}

function stretch(password: string, salt: Buffer, parameters: Parameters, bytes: number): Promise<Buffer> {
  const { cost, blockSize, parallelization } = parameters;
  const maxmem = 256 * cost * blockSize;
  return derive(password.normalize('NFKC'), salt, bytes, { cost, blockSize, parallelization, maxmem });
}
