import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
const SHOWN_CHARACTERS = 8;

/** A secret of which only the SHA-256 is kept. Each has 256 random bits, so that a fast hash is enough. */
export const newTeamKey = (): string => `sk-${newToken()}`;

export const newToken = (): string => randomBytes(SECRET_BYTES).toString('base64url');

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The first characters of a key, enough to tell keys apart: never more than a quarter of it. */
export const shownPrefix = (key: string): string =>
  key.slice(0, Math.min(SHOWN_CHARACTERS, Math.floor(key.length / 4)));
