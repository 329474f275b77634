import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTenant } from '../tests/support/create-tenant.ts';
import { accessibilityProblems } from './testing/accessibility-problems.ts';
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

  it.each(['light', 'dark'] as const)(
    'is without fault to axe in the %s theme, and fits 390 pixels',
    async (colorScheme) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      await page.goto(url);
      await signIn(page, { email: String(stack['OPERATOR_EMAIL']), password: String(stack['OPERATOR_PASSWORD']) });
      for (const { name, address } of pages) {
        await page.goto('about:blank');
        await page.goto(`${url}/#${address}`);
        await settled(page);
        expect(await accessibilityProblems(page), name).toEqual([]);
        await page.setViewportSize({ width: 390, height: 844 });
        const width = () => page.evaluate('document.documentElement.scrollWidth');
        await expect.poll(width, { message: name }).toBeLessThanOrEqual(390);
        await page.setViewportSize({ width: 1280, height: 900 });
      }
      await context.close();
    },
    WHOLE_TOUR_MS,
  );
});
