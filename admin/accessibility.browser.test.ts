import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTenant } from '../tests/support/create-tenant.ts';
import { accessibilityProblems, contrastProblems } from './testing/accessibility-problems.ts';
import { openBrowser } from './testing/open-browser.ts';
import { customerPages, type PageOfAdmin } from './testing/pages.ts';
import { settled } from './testing/settled.ts';
import { signIn } from './testing/sign-in.ts';

const stack = inject('stack');
const url = String(stack['ADMIN_URL']);

/** Some thirty pages, on a machine that may be busy. */
const WHOLE_TOUR_MS = 240_000;
const WIDE = { width: 1280, height: 900 };

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

  /** Shows every page in turn, and hands it to `look`. */
  async function tour(colorScheme: 'light' | 'dark', look: (page: Page, name: string) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ viewport: WIDE, colorScheme });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(url);
    await signIn(page, { email: String(stack['OPERATOR_EMAIL']), password: String(stack['OPERATOR_PASSWORD']) });
    for (const { name, address } of pages) {
      await page.goto('about:blank');
      await page.goto(`${url}/#${address}`);
      await settled(page);
      await look(page, name);
    }
    await context.close();
  }

  it(
    'is without fault to axe, and fits 390 pixels',
    () =>
      tour('light', async (page, name) => {
        expect(await accessibilityProblems(page), name).toEqual([]);
        await page.setViewportSize({ width: 390, height: 844 });
        const width = () => page.evaluate('document.documentElement.scrollWidth');
        await expect.poll(width, { message: name }).toBeLessThanOrEqual(390);
        await page.setViewportSize(WIDE);
      }),
    WHOLE_TOUR_MS,
  );

  it(
    'can be read in the dark theme too',
    () => tour('dark', async (page, name) => expect(await contrastProblems(page), name).toEqual([])),
    WHOLE_TOUR_MS,
  );
});
