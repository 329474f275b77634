import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const MAX_BYTES = 16_384;

/** The last lines of a log file; empty when there is none. */
export function readTail(file: string, lines = 25): string {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const { size } = fstatSync(descriptor);
      const length = Math.min(size, MAX_BYTES);
      const buffer = Buffer.alloc(length);
      readSync(descriptor, buffer, 0, length, size - length);
      return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}
