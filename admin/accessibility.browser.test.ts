import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { createTenant } from '../tests/support/create-tenant.ts';
import { expectAccessible } from './testing/expect-accessible.ts';
import { openBrowser } from './testing/open-browser.ts';
import { customerPages, type PageOfAdmin } from './testing/pages.ts';
import { settled } from './testing/settled.ts';
import { signIn } from './testing/sign-in.ts';

const stack = inject('stack');
const url = String(stack['ADMIN_URL']);

/** Some thirty pages, on a machine that may be busy. */
const WHOLE_TOUR_MS = 240_000;

describe('every page of customers and their work', () => {
  let browser: Browser;
  let pages: readonly PageOfAdmin[];

  beforeAll(async () => {
    const { organizationId, teamId, team, operator } = await createTenant(stack, { credits: 100 });
    const call = { purpose: 'greet', messages: [{ role: 'user', content: 'Hello' }] };
    const { body } = await team.post('/api/jobs/create-and-call', { job_type: 'greeting', ...call });
    const { users } = (await operator.get('/api/admin-users')).body;
    pages = customerPages({ organizationId, teamId, jobId: body.job_id, operatorId: users[0].user_id });
    browser = await openBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
  });

  it(
    'is without fault to axe, can be read in the dark theme too, and fits 390 pixels',
    async () => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
      page.setDefaultTimeout(10_000);
      await page.goto(url);
      await signIn(page, { email: String(stack['OPERATOR_EMAIL']), password: String(stack['OPERATOR_PASSWORD']) });
      for (const { name, address } of pages) {
        await page.goto('about:blank');
        await page.goto(`${url}/#${address}`);
        await settled(page);
        await expectAccessible(page, name);
      }
      await page.close();
    },
    WHOLE_TOUR_MS,
  );
});
