import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAdminApp } from './admin-app.ts';

const log = pino({ level: 'silent' });
const settings = { workflowsUrl: 'http://temporal.example/namespaces/default/workflows', apiUrl: null };
const servers: Server[] = [];
let pagesDirectory: string;
let url: string;

beforeAll(async () => {
  pagesDirectory = await mkdtemp(path.join(tmpdir(), 'admin-pages-'));
  await mkdir(path.join(pagesDirectory, 'assets'));
  await writeFile(path.join(pagesDirectory, 'index.html'), '<title>Pages</title>');
  await writeFile(path.join(pagesDirectory, 'assets/index-abc123.js'), 'export {};');
  const api = await listen(createServer((request, response) => response.end(`${request.method} ${request.url}`)));
  url = await adminFor(api);
});

afterAll(async () => {
  for (const server of servers) server.close();
  await rm(pagesDirectory, { recursive: true });
});

test('serves the page for every address, asking again each time', async () => {
  for (const address of ['/', '/jobs/anything']) {
    const response = await fetch(url + address, { headers: { accept: 'text/html' } });
    expect(await response.text()).toContain('<title>Pages</title>');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  }
});

test('lets browsers keep hashed assets for ever, and answers 404 for one that is gone', async () => {
  const response = await fetch(`${url}/assets/index-abc123.js`);
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await fetch(`${url}/assets/index-gone.js`)).status).toBe(404);
});

test('allows nothing from elsewhere', async () => {
  const policy = (await fetch(url)).headers.get('content-security-policy');
  expect(policy).toContain("default-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
});

test('tells the pages their settings', async () => {
  const response = await fetch(`${url}/settings.json`);
  expect(await response.json()).toEqual(settings);
});

test('hands /api on with its path and query', async () => {
  const response = await fetch(`${url}/api/teams?limit=25`, { method: 'POST' });
  expect(await response.text()).toBe('POST /api/teams?limit=25');
});

test('503: says in the API’s own shape that the API is away', async () => {
  const response = await fetch(`${await adminFor('http://127.0.0.1:1')}/api/teams`);
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('2');
  const message = 'The API is not reachable at the moment. Try again in a few seconds.';
  expect(await response.json()).toEqual({
    error: { code: 'api_unavailable', message, request_id: expect.any(String) },
    detail: message,
  });
});

test('400: tells of an address that cannot be read no more than that', async () => {
  const response = await fetch(`${url}/%E0%A4%A`);
  expect([response.status, await response.text()]).toEqual([400, 'Bad Request']);
});

test('says what to run when the pages are not built', () => {
  const pagesElsewhere = path.join(pagesDirectory, 'nowhere');
  const start = () => createAdminApp({ apiUrl: url, pagesDirectory: pagesElsewhere, settings, log });
  expect(start).toThrow('npx vite build admin');
});

const adminFor = (apiUrl: string): Promise<string> =>
  listen(createServer(createAdminApp({ apiUrl, pagesDirectory, settings, log })));

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
