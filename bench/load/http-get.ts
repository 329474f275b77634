import { Agent, request } from 'node:http';

export type Get = (path: string) => Promise<unknown>;

/** The same for reading: a keep-alive client that rejects on any status but 200. */
export function createGet(baseUrl: string, headers: Readonly<Record<string, string>>): Get {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return (path) =>
    new Promise((resolve, reject) => {
      const outgoing = request(new URL(path, baseUrl), { method: 'GET', agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString();
          if (response.statusCode === 200) resolve(JSON.parse(answer));
          else reject(new Error(`${path} answered ${response.statusCode}: ${answer.slice(0, 300)}`));
        });
      });
      outgoing.on('error', reject).end();
    });
}
