import { Agent, request } from 'node:http';

export type Post = (path: string, body: unknown) => Promise<unknown>;

/** A keep-alive JSON client that costs the load generator as little as possible. Rejects on any status but 200. */
export function createPost(baseUrl: string, headers: Readonly<Record<string, string>>): Post {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  return (path, body) =>
    new Promise((resolve, reject) => {
      const text = JSON.stringify(body);
      const options = {
        method: 'POST',
        agent,
        headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
      };
      const outgoing = request(new URL(path, baseUrl), options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString();
          if (response.statusCode === 200) resolve(JSON.parse(answer));
          else reject(new Error(`${path} answered ${response.statusCode}: ${answer.slice(0, 300)}`));
        });
      });
      outgoing.on('error', reject).end(text);
    });
}
