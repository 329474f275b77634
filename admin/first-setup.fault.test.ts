import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestStack, type TestStack } from '../local/testing/start-test-stack.ts';
import { openBrowser } from './testing/open-browser.ts';
import { signIn } from './testing/sign-in.ts';

const NAME = 'first-setup';
const PASSWORD = 'wholly unguessable 42';

let running: TestStack;
let browser: Browser;

beforeAll(async () => {
  const parts = ['postgres', 'valkey', 'temporal', 'api', 'admin'] as const;
  const environment = { OPERATOR_EMAIL: '', OPERATOR_PASSWORD: '' };
  running = await startTestStack({ name: NAME, parts, environment });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await running?.stopAndRemove();
});

it('the first operator becomes the owner with the printed token, and signs in with the password from then on', async () => {
  const log = path.join(import.meta.dirname, '../.local/test-logs', NAME, 'api.log');
  const token = /shown only now: ([\w-]+)/.exec(readFileSync(log, 'utf8'))?.[1] ?? '';
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  const url = String(running.stack.environment['ADMIN_URL']);
  await page.goto(url);
  await page.getByRole('heading', { level: 1, name: 'Set up' }).waitFor();
  const send = async (setupToken: string, password: string) => {
    await page.getByLabel('Setup token').fill(setupToken);
    await page.getByLabel('E-mail').fill('first@example.com');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Become the owner' }).click();
  };
  await send('another', PASSWORD);
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('this is not the token');
  await send(token, 'password12345');
  await expect.poll(() => page.getByRole('alert').innerText()).toMatch(/password/);
  await send(token, PASSWORD);
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();

  const another = await (await browser.newContext()).newPage();
  await another.goto(url);
  await signIn(another, { email: 'first@example.com', password: PASSWORD });
  await another.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
});
