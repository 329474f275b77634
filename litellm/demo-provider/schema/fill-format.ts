import { createHash } from 'node:crypto';
import type { Place } from './place.ts';

const ISO_DATE = /\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])\b/g;
const ISO_DATE_TIME =
  /\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T[0-2]\d:[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-][0-2]\d:[0-5]\d)/g;
const EMAIL = /[A-Za-z0-9.+-]+@[A-Za-z0-9-]+\.[A-Za-z]{2,}/g;
const URI = /https?:\/\/[\w./?=&%-]+/g;

/** A string of a named format, taken from the text if it has one; undefined for a format the demo does not know. */
export function fillFormat(format: string, { index }: Place, text: string): string | undefined {
  const inText = (expression: RegExp) => text.match(expression)?.[index];
  switch (format) {
    case 'date':
      return inText(ISO_DATE) ?? `2025-01-${String((index % 28) + 1).padStart(2, '0')}`;
    case 'date-time':
      return inText(ISO_DATE_TIME) ?? `2025-01-${String((index % 28) + 1).padStart(2, '0')}T12:00:00Z`;
    case 'time':
      return '12:00:00Z';
    case 'duration':
      return `P${index + 1}D`;
    case 'email':
      return inText(EMAIL) ?? `demo${index}@example.com`;
    case 'uri':
    case 'uri-reference':
    case 'url':
      return inText(URI) ?? `https://example.com/${index}`;
    case 'hostname':
      return `demo${index}.example.com`;
    case 'ipv4':
      return `192.0.2.${(index % 254) + 1}`;
    case 'ipv6':
      return `2001:db8::${(index + 1).toString(16)}`;
    case 'uuid':
      return uuidOf(`${index} ${text}`);
    default:
      return undefined;
  }
}

function uuidOf(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
