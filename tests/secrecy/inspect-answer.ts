import { createParser } from 'eventsource-parser';
import type { WireAnswer } from './ask-everywhere.ts';
import { leakIn } from './secrets.ts';
import { withoutWords } from './words-of-model.ts';

/** The allow-list of headers of every answer to a team. */
const allowedHeaders = new Set([
  ...['cache-control', 'connection', 'content-length', 'content-type', 'date', 'keep-alive', 'transfer-encoding'],
  ...['content-security-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy', 'origin-agent-cluster'],
  ...['referrer-policy', 'strict-transport-security', 'x-content-type-options', 'x-dns-prefetch-control'],
  ...['x-download-options', 'x-frame-options', 'x-permitted-cross-domain-policies', 'x-xss-protection'],
  ...['idempotent-replayed', 'retry-after', 'x-accel-buffering', 'x-call-id', 'x-job-id', 'x-request-id'],
  ...['limit', 'remaining', 'reset'].flatMap((what) => [`x-ratelimit-${what}-requests`, `x-ratelimit-${what}-tokens`]),
]);

export const headersBeyond = ({ headers }: WireAnswer): string[] =>
  headers.flatMap(([name]) => (allowedHeaders.has(name) ? [] : name));

/** The first secret in an answer as it crossed the wire, without what the model itself said. `more`: words of this stack. */
export function findLeak(answer: WireAnswer, more: readonly string[]): string | null {
  const { status, statusText, headers, body } = answer;
  const head = [`${status} ${statusText}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  for (const text of [...head, ...partsOf(body)]) {
    const leak = leakIn(text) ?? more.find((word) => text.includes(word));
    if (leak) return `${leak} in ${answer.route} ${status}: ${text.slice(0, 1_000)}`;
  }
  return null;
}

/** The JSON of a body, or each event of a stream with its lines that are no data. */
function partsOf(body: string): string[] {
  if (body.startsWith('{')) return [withoutWords(withoutVectors(body))];
  const events: string[] = [];
  const parser = createParser({
    onEvent: ({ id, event, data }) => {
      events.push(`${id} ${event}`, data.startsWith('{') ? withoutWords(data) : data);
    },
    onComment: (comment) => events.push(comment),
    onError: (error) => events.push(String(error)),
  });
  parser.feed(body);
  return events;
}

/** Numbers of a vector, as base64 too, may look like anything. */
const withoutVectors = (body: string): string =>
  body.replaceAll(/"embedding":("[A-Za-z0-9+/=]*"|\[[-0-9.,e+]*\])/g, '"embedding":0');
