import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTenant, type Tenant } from '../tests/support/create-tenant.ts';
import { query } from '../tests/support/ledger.ts';
import { expectAccessible } from './testing/expect-accessible.ts';
import { openBrowser } from './testing/open-browser.ts';
import { signIn } from './testing/sign-in.ts';

const stack = inject('stack');
const url = String(stack['ADMIN_URL']);
const email = String(stack['OPERATOR_EMAIL']);
const password = String(stack['OPERATOR_PASSWORD']);
const OWN_KEY = 'sk-the-customers-own-key-4711';

describe('the pages of models and prices', () => {
  let browser: Browser;
  let page: Page;
  let tenant: Tenant;
  let group: string;
  const complaints: string[] = [];
  const answers: Promise<string>[] = [];

  beforeAll(async () => {
    tenant = await createTenant(stack, { credits: 100 });
    const { body } = await tenant.operator.get(`/api/model-aliases/${tenant.alias}`);
    group = body.access_groups[0];
    await tenant.operator.put(`/api/job-types/${named('review')}`, { margin_floor_percent: 20 });
    await tenant.operator.post('/api/model-groups/create', {
      group_name: named('stand-ins'),
      models: [{ model_name: tenant.alias }],
    });
    expect(await charge()).toBe(1);
    browser = await openBrowser();
    page = await newPage();
    await page.goto(url);
    await signIn(page, { email, password });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
  });

  const named = (word: string) => `${word}-${tenant.teamId}`;
  const go = (address: string) => page.goto(`${url}/#/${address}`);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const title = (text: string) => titleOf(page, text);

  async function newPage(): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const opened = await context.newPage();
    opened.setDefaultTimeout(10_000);
    opened.on('pageerror', ({ message }) => complaints.push(message));
    opened.on('response', (response) => {
      if (response.url().includes('/api/')) answers.push(response.text().catch(() => ''));
    });
    return opened;
  }

  /** What a job of the team with one call is charged now. */
  async function charge(): Promise<number> {
    const call = { purpose: 'greet', messages: [{ role: 'user', content: 'Hello' }] };
    const { body } = await tenant.team.post('/api/jobs/create-and-call', { job_type: 'greeting', ...call });
    return body.costs.credits_charged;
  }

  it('make an alias with the price of LiteLLM’s list', async () => {
    const listed = await tenant.operator.get('/api/model-prices?search=openai/gpt-4.1-mini&limit=1');
    const { pricing_input: input, pricing_output: output } = listed.body.model_prices[0];
    await go('model-aliases/create');
    await page.getByLabel('Alias', { exact: false }).first().fill(named('mini'));
    await page.getByRole('combobox', { name: 'Model', exact: true }).fill('openai/gpt-4.1-mini');
    await page.getByRole('option', { name: /^openai\/gpt-4\.1-mini ?\$/ }).click();
    expect(await page.getByLabel('USD per 1M tokens read').inputValue()).toBe(String(input));
    await page.getByText('This is the price in LiteLLM’s list.').waitFor();
    await button('Save').click();
    await title('Model alias');
    const { body } = await tenant.operator.get(`/api/model-aliases/${named('mini')}`);
    expect(body).toMatchObject({ provider: 'openai', pricing_input: input, pricing_output: output, fallbacks: [] });
  });

  it('change the order of a group’s models by keyboard, and say why a group cannot go', async () => {
    await go(`access-groups/${group}/show`);
    await button('Change models').click();
    await page.getByRole('combobox', { name: 'Add a model' }).fill(named('mini'));
    await page.getByRole('option', { name: named('mini') }).click();
    await button(`Move ${tenant.alias} down`).press('Enter');
    await button('Save models').click();
    const first = page.getByRole('link', { name: `1. ${named('mini')}` });
    await first.waitFor();
    const { body } = await tenant.operator.get(`/api/model-access-groups/${group}`);
    const aliases = body.model_aliases.map(({ model_alias }: { model_alias: string }) => model_alias);
    expect(aliases).toEqual([named('mini'), tenant.alias]);
    await tenant.operator.put(`/api/model-access-groups/${group}/models`, [tenant.alias]);

    const refused = await tenant.operator.delete(`/api/model-access-groups/${group}`);
    await button('Delete').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    expect(await page.getByRole('dialog').getByRole('alert').innerText()).toBe(refused.body.error.message);
  });

  it('draft, simulate and publish a price, which the next job is charged', async () => {
    await go('price-books/create');
    await page.getByLabel('Id', { exact: false }).first().fill(named('book'));
    await page.getByLabel('Name').first().fill('Test');
    await button('Save').click();
    await button('New draft').click();
    const perJob = page.getByRole('group', { name: 'Per job' }).getByLabel('Credits');
    await perJob.fill('-1');
    await button('Save draft').click();
    await page.getByRole('group', { name: 'Per job' }).getByText('may not be negative').waitFor();
    await page.getByRole('tab', { name: 'JSON' }).click();
    await button('Line 4').waitFor();
    await page.getByRole('tab', { name: 'Form' }).click();
    await perJob.fill('2.5');
    await button('Save draft').click();
    await button('Publish').waitFor();

    await button('Simulate').click();
    const row = page.getByRole('row', { name: tenant.teamId });
    await row.waitFor();
    expect((await row.getByRole('cell').allInnerTexts()).slice(0, 5)).toEqual([tenant.teamId, '1', '1', '2.5', '+1.5']);

    await button('Publish').click();
    await page.getByText('It can never be changed or taken back').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByText('In effect', { exact: true }).waitFor();
    await go(`price-books/${named('book')}/show`);
    await button('Give to…').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Team' }).fill(tenant.teamId);
    await page.getByRole('option', { name: tenant.teamId }).click();
    await dialog.getByRole('button', { name: 'Give book' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(charge).toBe(2.5);
  });

  it('take a customer’s key and never show it again', async () => {
    await go('provider-credentials/create');
    await page.getByRole('combobox', { name: 'Organization' }).fill(tenant.organizationId);
    await expect.poll(() => page.getByRole('option').count()).toBe(1);
    await page.getByRole('option').click();
    await page.getByLabel('Provider').first().fill('openai');
    await page.getByLabel('Name').first().fill('Own key');
    await page.getByLabel('Key', { exact: false }).first().fill(OWN_KEY);
    await button('Save').click();
    await title('Provider credential');
    await page.getByText('…4711 (kept encrypted)').waitFor();
    await page.getByRole('link', { name: 'Edit' }).click();
    expect(await page.getByLabel('New key').inputValue()).toBe('');
    expect(await page.content()).not.toContain(OWN_KEY);
    expect(await page.evaluate('JSON.stringify([sessionStorage, localStorage])')).not.toContain(OWN_KEY);
    expect((await Promise.all(answers)).join()).not.toContain(OWN_KEY);
  });

  it('are found by axe to be without fault, in the dark theme too, and fit a window of 390 pixels', async () => {
    const [credential] = (await tenant.operator.get('/api/provider-credentials')).body.credentials;
    const pages: [string, string][] = [
      ['model-aliases', 'Model aliases'],
      [`model-aliases/${tenant.alias}/show`, 'Model alias'],
      ['model-aliases/create', 'New model alias'],
      ['access-groups', 'Access groups'],
      [`access-groups/${group}/show`, 'Access group'],
      ['access-groups/create', 'New access group'],
      [`model-groups/${named('stand-ins')}/show`, 'Model group'],
      ['provider-credentials', 'Provider credentials'],
      [`provider-credentials/${credential.credential_id}/show`, 'Provider credential'],
      ['price-books', 'Price books'],
      [`price-books/${named('book')}/show`, 'Price book'],
      [`price-versions/${named('book')}~1/show`, 'Price version'],
      ['job-types', 'Job types'],
      [`job-types/${named('review')}/show`, 'Job type'],
      ['margin-alerts', 'Margin alerts'],
      ['margins?group_by=team', 'Margins'],
      ['unpriced-calls', 'Unpriced calls'],
      ['cache', 'Response cache'],
      ['reconciliations', 'Reconciliations'],
      ['ledger', 'Ledger check'],
    ];
    for (const [address, heading] of pages) {
      await open(page, address, heading);
      await expectAccessible(page, address);
    }
  });

  it('let a viewer see everything and change nothing', async () => {
    const viewer = `viewer-${tenant.teamId}@example.com`;
    await query(
      stack.DATABASE_URL,
      `INSERT INTO operators (id, email, display_name, role, password_hash)
       SELECT gen_random_uuid(), $1, 'Viewer', 'viewer', password_hash FROM operators WHERE email = $2`,
      [viewer, email],
    );
    const draft = { credit_value_usd: 0.1, rules: [{ name: 'standard', per_job: 3 }] };
    await tenant.operator.post(`/api/price-books/${named('book')}/versions`, draft);
    const theirs = await newPage();
    await theirs.goto(url);
    await signIn(theirs, { email: viewer, password });
    const pages: [string, string, string][] = [
      [`model-aliases/${tenant.alias}/show`, 'Model alias', 'Used by'],
      [`access-groups/${group}/show`, 'Access group', 'Teams that have it'],
      [`price-books/${named('book')}/show`, 'Price book', 'Version 2'],
      [`price-versions/${named('book')}~2/show`, 'Price version', '3 a job'],
      [`job-types/${named('review')}/show`, 'Job type', 'Margin floor'],
      ['reconciliations', 'Reconciliations', 'econcil'],
      ['cache', 'Response cache', 'Hits and savings'],
    ];
    const changes = /^(create|edit|delete|save|change|publish|give|make|new draft|price|reconcile|forget)/i;
    for (const [address, heading, text] of pages) {
      await open(theirs, address, heading);
      const main = theirs.getByRole('main');
      await main.getByText(text).first().waitFor();
      expect(await main.getByRole('button', { name: changes }).count(), address).toBe(0);
      expect(await main.getByRole('link', { name: /^(create|edit)$/i }).count(), address).toBe(0);
    }
    await theirs.close();
  });

  it('break nowhere', () => {
    expect(complaints).toEqual([]);
  });
});

const titleOf = (page: Page, text: string) =>
  page.getByRole('heading', { level: 1, name: text, exact: true }).waitFor();

/** Goes to a page and waits until it has what it asks for. */
async function open(page: Page, address: string, heading: string): Promise<void> {
  await page.goto(`${url}/#/${address}`);
  await titleOf(page, heading);
  await expect.poll(() => page.getByRole('progressbar').count()).toBe(0);
}
