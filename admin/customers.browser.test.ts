import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { teamClient } from '../tests/support/api-client.ts';
import { createOperator, type TestOperator } from '../tests/support/create-operator.ts';
import { createTenant, type Tenant } from '../tests/support/create-tenant.ts';
import { openBrowser } from './testing/open-browser.ts';
import { settled } from './testing/settled.ts';
import { signIn } from './testing/sign-in.ts';

const stack = inject('stack');
const url = String(stack['ADMIN_URL']);
const says = (content: string) => ({ messages: [{ role: 'user', content }] });

describe('the pages of customers', () => {
  let browser: Browser;
  let page: Page;
  let tenant: Tenant;
  let viewer: TestOperator;
  const complaints: string[] = [];

  beforeAll(async () => {
    tenant = await createTenant(stack, { credits: 100 });
    viewer = await createOperator(stack, 'viewer');
    browser = await openBrowser();
    page = await newPage();
    await signIn(page, { email: String(stack['OPERATOR_EMAIL']), password: String(stack['OPERATOR_PASSWORD']) });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
  });

  async function newPage(): Promise<Page> {
    const opened = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    opened.setDefaultTimeout(10_000);
    opened.on('pageerror', ({ message }) => complaints.push(message));
    await opened.goto(url);
    return opened;
  }
  const go = (address: string) => page.goto(`${url}/#${address}`);
  const click = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const fill = (label: string, text: string) => page.getByLabel(label).fill(text);
  const team = (tab: string) => `/teams/${tenant.teamId}/show${tab}`;

  it('make a customer, step by step, with a key that works', async () => {
    const id = `new-${tenant.teamId}`;
    await go('/teams/create');
    await fill('Organization name', 'Acme Ltd');
    await fill('Organization id', tenant.organizationId);
    await fill('Team id', id);
    await click('Continue');
    await page.getByRole('heading', { name: 'Models' }).waitFor();
    await page.getByRole('combobox', { name: 'Access groups' }).fill(tenant.alias);
    await page.getByRole('option', { name: tenant.alias }).click();
    for (const step of ['Prices', 'Credits', 'Limits', 'Review']) {
      await click('Continue');
      await page.getByRole('heading', { name: step }).waitFor();
    }
    await click('Create team');
    // The id is taken: the API's refusal leads back to the step and field it means.
    await page.getByRole('heading', { name: 'Customer' }).waitFor();
    expect(await page.getByRole('alert').innerText()).toContain(tenant.organizationId);
    expect(await page.getByLabel('Organization id').getAttribute('aria-invalid')).toBe('true');
    await fill('Organization id', `org-${id}`);
    for (const _step of ['Models', 'Prices', 'Credits', 'Limits', 'Review']) await click('Continue');
    await click('Create team');
    const key = (await page.getByRole('region', { name: 'Key', exact: true }).innerText()).trim();
    const command = await page.getByRole('region', { name: 'Command that tries the key' }).innerText();
    expect(command).toContain(`curl -sS ${stack.API_URL}/api/jobs/create-and-call`);
    expect(command).toContain(key);
    const answer = await teamClient(stack.API_URL, key).post('/api/jobs/create-and-call', {
      job_type: 'hello',
      ...says('Say hello'),
    });
    expect([answer.status, answer.body.costs.credits_remaining]).toEqual([200, 99]);
    await page.getByRole('link', { name: 'Open the team' }).click();
    await page.getByRole('heading', { level: 1, name: 'Team' }).waitFor();
    await expect.poll(() => page.getByText(key).count()).toBe(0);
  });

  it('add credits, and say what became of them', async () => {
    await go(team('/credits'));
    await click('Add credits');
    const dialog = page.getByRole('dialog', { name: `Add credits to ${tenant.teamId}` });
    await dialog.getByLabel('Credits', { exact: false }).first().fill('50.5');
    await dialog.getByLabel('Reason').fill('Invoice 17');
    await dialog.getByRole('button', { name: 'Add credits' }).click();
    await page.getByText('50.5 credits added; 150.5 are available now.').waitFor();
    await page.getByRole('cell', { name: 'Invoice 17' }).waitFor();
    const { body } = await tenant.operator.get(`/api/credits/teams/${tenant.teamId}/balance`);
    expect(body.available).toBe(150.5);
  });

  it('show beside the field what the API refuses', async () => {
    await click('Take back');
    const dialog = page.getByRole('dialog', { name: /Take credits back/ });
    await dialog.getByLabel('Credits', { exact: false }).first().fill('0.0000001');
    await dialog.getByLabel('Reason').fill('Too small');
    await dialog.getByRole('button', { name: 'Take credits back' }).click();
    await dialog
      .getByText(/at least|decimals|0.000001/i)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('Take back');
  });

  it('give a team a key of its own terms, rotate it and revoke it', async () => {
    await go(team('/keys'));
    await click('Create key');
    await fill('Name', 'staging');
    await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click();
    const old = (await page.getByRole('region', { name: 'Key', exact: true }).innerText()).trim();
    await click('Close');
    const statusOf = async (key: string) => (await teamClient(stack.API_URL, key).get('/v1/models')).status;
    expect(await statusOf(old)).toBe(200);
    await click('Rotate key staging');
    await page.getByRole('dialog').getByRole('button', { name: 'Rotate key' }).click();
    const fresh = (await page.getByRole('region', { name: 'Key', exact: true }).innerText()).trim();
    expect([await statusOf(old), await statusOf(fresh)]).toEqual([200, 200]);
    await click('Close');
    await page
      .getByRole('row', { name: /staging.*Active/ })
      .getByRole('button', { name: 'Revoke key staging' })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke key' }).click();
    await expect.poll(() => statusOf(fresh)).toBe(401);
  });

  it('follow a job while it runs', async () => {
    const { body } = await tenant.team.post('/api/jobs/create', { job_type: 'live' });
    const call = tenant.team.post(`/api/jobs/${body.job_id}/llm-call`, {
      purpose: 'slow one',
      ...says('Hello [[delay 3000]]'),
    });
    await go(`/jobs/${tenant.teamId}~${body.job_id}/show`);
    await page.getByText('Live: every 2 s').waitFor();
    const row = page.getByRole('row', { name: /slow one/ });
    await row.getByText('Running').waitFor();
    await row.getByText('Succeeded').waitFor();
    await call;
    await tenant.team.post(`/api/jobs/${body.job_id}/complete`);
    await page.getByText('Completed', { exact: true }).first().waitFor();
    await page.getByText('Live: every 2 s').waitFor({ state: 'detached' });
    await row.getByRole('button', { name: /^Open/ }).click();
    await page.getByRole('dialog').getByText('Hello', { exact: false }).first().waitFor();
    await page.getByRole('tab', { name: 'JSON' }).click();
    await page.getByRole('region', { name: 'Request' }).getByText('"role": "user"').waitFor();
    await click('Close');
  });

  it('cancel a job', async () => {
    const { body } = await tenant.team.post('/api/jobs/create', { job_type: 'cancelled' });
    await go(`/jobs/${tenant.teamId}~${body.job_id}/show`);
    await click('Cancel job');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel job' }).click();
    await page.getByText('The job is cancelled.').waitFor();
    expect((await tenant.team.get(`/api/jobs/${body.job_id}`)).body.status).toBe('CANCELLED');
  });

  it('tell in the audit log who did it', async () => {
    await go(`/audit-log?filter=${encodeURIComponent(JSON.stringify({ target_id: tenant.teamId }))}`);
    await page.getByText('POST /api/credits/teams/:team_id/add').first().waitFor();
  });

  it('let a viewer see all of it and change nothing', async () => {
    const theirs = await newPage();
    await signIn(theirs, viewer);
    for (const tab of ['', '/keys', '/credits', '/access', '/limits']) {
      await theirs.goto(`${url}/#${team(tab)}`);
      await settled(theirs);
      const buttons = await theirs.getByRole('main').locator('button').allInnerTexts();
      expect(buttons, tab).toEqual([]);
    }
    await theirs.goto(`${url}/#/teams/create`);
    await theirs.getByText('As a viewer you can look at everything').waitFor();
    await theirs.close();
    const suspended = await viewer.client.put(`/api/teams/${tenant.teamId}/suspend`);
    expect([suspended.status, suspended.body.error.code]).toEqual([403, 'forbidden']);
  });

  it('suspend a team, which the API then refuses', async () => {
    await go(team(''));
    await click('Suspend');
    await page.getByRole('dialog').getByText('It can open no job and make no call').waitFor();
    await click('Suspend team');
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    const refused = await tenant.team.post('/api/jobs/create', { job_type: 'x' });
    expect([refused.status, refused.body.error.code]).toEqual([403, 'team_suspended']);
    await click('Resume');
    await click('Resume team');
    await page.getByRole('button', { name: 'Suspend', exact: true }).waitFor();
  });

  it('break nowhere', () => {
    expect(complaints).toEqual([]);
  });
});
