import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { buildAdmin } from '../local/build-admin.ts';
import { freePort } from '../local/process/ports.ts';
import { createTenant, type Tenant } from '../tests/support/create-tenant.ts';
import { openBrowser } from './testing/open-browser.ts';
import { type AdminServer, startAdminServer } from './testing/start-admin-server.ts';

const stack = inject('stack');
const email = String(stack['OPERATOR_EMAIL']);
const password = String(stack['OPERATOR_PASSWORD']);

describe('the operators’ pages', () => {
  let admin: AdminServer;
  let browser: Browser;
  let page: Page;
  let tenant: Tenant;
  let jobId: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    await buildAdmin(path.resolve(import.meta.dirname, '..'));
    admin = await startAdminServer(stack, await freePort());
    tenant = await createTenant(stack, { credits: 100 });
    const call = { purpose: 'greet', messages: [{ role: 'user', content: 'Hello' }] };
    const answer = await tenant.team.post('/api/jobs/create-and-call', { job_type: 'greeting', ...call });
    jobId = answer.body.job_id;
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(10_000);
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('request', (request) => {
      if (!request.url().startsWith(admin.url)) complaints.push(`asked ${request.url()}`);
    });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await admin?.stop();
  });

  const signIn = async (secret: string) => {
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill(secret);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  const title = (text: string) => page.getByRole('heading', { level: 1, name: text }).waitFor();

  it('lead to the login, once', async () => {
    let navigations = 0;
    page.on('framenavigated', () => {
      navigations += 1;
    });
    await page.goto(admin.url);
    await title('Sign in');
    expect(navigations).toBeLessThan(8);
  });

  it('show what the API says to a wrong password', async () => {
    const wrong = { email, password: 'not-the-password' };
    const refused = await fetch(`${stack.API_URL}/api/admin-users/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wrong),
    });
    const { detail } = (await refused.json()) as { detail: string };
    await signIn(wrong.password);
    expect(await page.getByRole('alert').innerText()).toBe(detail);
  });

  it('list teams with their organization, status and credits', async () => {
    await signIn(password);
    await title('Overview');
    await page.getByRole('menuitem', { name: 'Teams' }).click();
    await title('Teams');
    await page.getByPlaceholder('Search teams').fill(tenant.teamId);
    const row = page.getByRole('row', { name: tenant.teamId });
    await row.waitFor();
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    const cells = await row.getByRole('cell').allInnerTexts();
    expect(cells.slice(1)).toEqual([tenant.organizationId, 'Active', '99', '0', '1', 'Jobs']);
  });

  it('list the jobs of a team, with calls, cost and what was charged', async () => {
    await page.getByRole('link', { name: /^Jobs of/ }).click();
    await title('Jobs');
    const row = page.getByRole('row', { name: jobId });
    await row.waitFor();
    const [, team, type, status, calls, cost, credits] = await row.getByRole('cell').allInnerTexts();
    expect([team, type, status, calls, credits]).toEqual([tenant.teamId, 'greeting', 'Completed', '1', '1']);
    expect(cost).toMatch(/^\$0\.\d+$|^–$/);
  });

  it('show a job with its calls, the models behind them, and the way to its workflow', async () => {
    await page.getByRole('link', { name: `Job ${jobId}` }).click();
    await page.getByRole('heading', { name: 'Calls' }).waitFor();
    const call = page.getByRole('row', { name: /greet/ });
    await call.waitFor();
    expect(await call.innerText()).toContain('demo/standard');
    expect(await call.innerText()).toContain('Succeeded');
    const workflow = page.getByRole('link', { name: 'Workflow in Temporal' });
    const address = `${stack['TEMPORAL_UI_URL']}/namespaces/default/workflows/job-${jobId}`;
    expect(await workflow.getAttribute('href')).toBe(address);
  });

  it('say what is wrong with an address that leads nowhere', async () => {
    await page.goto(`${admin.url}/#/jobs/${tenant.teamId}~01a20888-be77-74ac-94dd-f70daac250d6/show`);
    await page.getByRole('alert').waitFor();
    const answer = await tenant.operator.get(`/api/jobs/teams/${tenant.teamId}/01a20888-be77-74ac-94dd-f70daac250d6`);
    expect(await page.getByRole('alert').innerText()).toContain(answer.body.error.message);
  });

  it('fit a window of 390 pixels', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const address of ['teams', 'jobs', `jobs/${tenant.teamId}~${jobId}/show`]) {
      await page.goto(`${admin.url}/#/${address}`);
      await page.getByText(tenant.teamId).first().waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth'), address).toBeLessThanOrEqual(390);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('lead back to the login when the session was ended elsewhere', async () => {
    const token = await page.evaluate("JSON.parse(sessionStorage.getItem('operator-session')).token");
    const authorization = `Bearer ${String(token)}`;
    await fetch(`${stack.API_URL}/api/admin-users/logout`, { method: 'POST', headers: { authorization } });
    await expect
      .poll(async () => (await fetch(`${stack.API_URL}/api/teams`, { headers: { authorization } })).status)
      .toBe(401);
    await page.getByRole('menuitem', { name: 'Teams' }).click();
    await title('Sign in');
    await signIn(password);
    await title('Teams');
  });

  it('end the session by logout', async () => {
    await page.getByRole('button', { name: 'Profile' }).click();
    await page.getByRole('menuitem', { name: 'Logout' }).click();
    await title('Sign in');
    expect(await page.evaluate('sessionStorage.length')).toBe(0);
  });

  it('ask no other address, and break nowhere', () => {
    expect(complaints).toEqual([]);
  });

  it('end with their server at SIGTERM', async () => {
    expect(await admin.stop()).toBe(0);
  });
});
