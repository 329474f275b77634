import { once } from 'node:events';
import { get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createScratchDatabase, type ScratchDatabase } from '../prisma/testing/scratch-database.ts';
import { createApp } from './app.ts';
import { createAuthenticate } from './middleware/authenticate.ts';
import { routes } from './routes/index.ts';
import type { Services } from './services.ts';

const ORGANIZATIONS = 60_000;
const ROWS_AT_ONCE = 1_000;
const MASTER_KEY = 'mk-only-for-this-test';
const MEGABYTE = 1024 * 1024;

describe('a long list as CSV', () => {
  let db: ScratchDatabase;
  let server: Server;
  let url: string;
  let queries = 0;

  beforeAll(async () => {
    db = await createScratchDatabase(inject('stack').DATABASE_URL);
    await db.pool.query(
      `INSERT INTO organizations (id, name, metadata, created_at)
       SELECT 'organization-' || n, CASE n % 4 WHEN 0 THEN '=1+' || n WHEN 1 THEN 'a, "b"' WHEN 2 THEN E'two\\nlines' ELSE 'Ünïcode ' || n END,
              jsonb_build_object('note', repeat('x', 1000)),
              now() - n * interval '1 second'
       FROM generate_series(1, $1) n`,
      [ORGANIZATIONS],
    );
    const counted = Object.create(db.pool, {
      query: {
        value: (...parameters: Parameters<typeof db.pool.query>) => {
          queries += 1;
          return db.pool.query(...parameters);
        },
      },
    });
    const services = { db: { ...db, pool: counted }, health: {} } as unknown as Services;
    const authenticate = createAuthenticate(db, MASTER_KEY);
    const log = pino({ level: 'silent' });
    server = createApp({ routes, services, authenticate, log, trustedProxies: 0, watchers: [] }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/organizations`;
  });
  afterAll(async () => {
    server?.closeAllConnections();
    server?.close();
    await db?.drop();
  });

  async function ask(path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
    const request = get(`${url}${path}`, { headers: { 'x-admin-key': MASTER_KEY, ...headers } });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return response;
  }

  /** Until no further page is read for a while. */
  async function untilQuiet(): Promise<void> {
    let reached: number;
    do {
      reached = queries;
      await sleep(500);
    } while (reached !== queries);
  }

  async function text(response: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  }

  it('has every row once, in the order that was asked for, with lines as RFC 4180 ends them', async () => {
    const response = await ask('?format=csv&sort=created_at&order=asc&limit=7');
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(response.headers['content-disposition']).toBe('attachment; filename="organizations.csv"');
    const [header, ...lines] = (await text(response)).split('\r\n');
    expect(header).toMatch(/^organization_id,name,/);
    expect(lines.pop()).toBe('');
    const ids = lines.map((line) => line.slice(0, line.indexOf(',')));
    expect(ids).toHaveLength(ORGANIZATIONS);
    expect(ids).toEqual(Array.from({ length: ORGANIZATIONS }, (_, place) => `organization-${ORGANIZATIONS - place}`));
  });

  it('quotes what needs quotes, and makes texts harmless that a spreadsheet would take for formulas', async () => {
    const csv = await text(await ask('?q=organization-5999&format=csv&sort=organization_id&order=asc'));
    expect(csv).toContain(`organization-59992,'=1+59992,`);
    expect(csv).toContain('organization-5999,Ünïcode 5999,');
    expect(csv).toContain('organization-59993,"a, ""b""",');
    expect(csv).toContain('organization-59994,"two\nlines",');
  });

  it('is what the Accept header asks for, unless the format says otherwise', async () => {
    const accept = { accept: 'text/csv' };
    expect((await ask('?q=organization-77', accept)).headers['content-type']).toContain('text/csv');
    expect((await ask('?q=organization-77&format=json', accept)).headers['content-type']).toContain('application/json');
    expect((await ask('?q=organization-77', { accept: '*/*' })).headers['content-type']).toContain('application/json');
  });

  it('waits for a reader who is slow, and never holds more than a few pages of it', async () => {
    const before = queries;
    const heapBefore = heapMegabytes();
    const response = await ask('?format=csv');
    response.pause();
    await untilQuiet();
    expect(queries - before).toBeLessThan(ORGANIZATIONS / ROWS_AT_ONCE / 2);
    let most = 0;
    let bytes = 0;
    let measuredAt = 0;
    for await (const chunk of response) {
      bytes += (chunk as Buffer).length;
      if (bytes > measuredAt + 5 * MEGABYTE) {
        measuredAt = bytes;
        most = Math.max(most, heapMegabytes() - heapBefore);
      }
    }
    expect(bytes).toBeGreaterThan(ORGANIZATIONS * 1_000);
    expect(most).toBeLessThan(50);
  });

  it('422: tells what is wrong with its query as JSON', async () => {
    const response = await ask('?format=csv&sort=colour');
    expect([response.statusCode, JSON.parse(await text(response)).error.code]).toEqual([422, 'invalid_request']);
  });
});

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is in use, without what is only not collected yet. */
function heapMegabytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / MEGABYTE;
}
