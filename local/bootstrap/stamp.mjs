import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export const digestOf = (...files) => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
};

export const hasStamp = (file, digest) => existsSync(file) && readFileSync(file, 'utf8') === digest;

export const writeStamp = (file, digest) => writeFileSync(file, digest);
