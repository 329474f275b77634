import { Agent, request } from 'node:http';

/** When a stream's text came, in milliseconds since its request was sent. */
export type StreamTimes = { readonly firstMs: number; readonly gapsMs: readonly number[]; readonly endMs: number };

export type OpenStream = (path: string, body: unknown) => Promise<StreamTimes>;

const CONTENT = /"content":"(?!")/g;

/** Reads event streams at as little cost as possible. Rejects on any status but 200, and on a stream without text. */
export function createStreamReader(baseUrl: string, headers: Readonly<Record<string, string>>): OpenStream {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  return (path, body) =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify(body);
      const length = Buffer.byteLength(text);
      const options = {
        method: 'POST',
        agent,
        headers: { ...headers, 'content-type': 'application/json', 'content-length': length },
      };
      const sentAt = performance.now();
      const outgoing = request(new URL(path, baseUrl), options, (response) => {
        const cameMs: number[] = [];
        response.on('data', (piece: Buffer) => {
          const now = performance.now() - sentAt;
          for (const _ of piece.toString('latin1').matchAll(CONTENT)) cameMs.push(now);
        });
        response.on('error', reject);
        response.on('end', () => {
          const [firstMs] = cameMs;
          if (response.statusCode !== 200 || firstMs === undefined)
            return reject(new Error(`${path} answered ${response.statusCode} and no text`));
          const gapsMs = cameMs.slice(1).map((at, index) => at - (cameMs[index] ?? 0));
          resolve({ firstMs, gapsMs, endMs: performance.now() - sentAt });
        });
      });
      outgoing.on('error', reject).end(text);
    });
}
