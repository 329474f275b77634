import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { accessibilityProblems, contrastProblems } from './accessibility-problems.ts';

/** Fails unless axe finds nothing wrong with the page, it can be read in the dark theme too, and it fits 390 pixels. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const wide = page.viewportSize();
  expect(await accessibilityProblems(page), name).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => isDark(page), { message: `${name}, dark` }).toBe(true);
  await page.evaluate('Promise.all(document.getAnimations().map(({ finished }) => finished))');
  expect(await contrastProblems(page), `${name}, dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  await expect
    .poll(() => page.evaluate('document.documentElement.scrollWidth'), { message: `${name}, 390 pixels` })
    .toBeLessThanOrEqual(390);
  if (wide) await page.setViewportSize(wide);
}

/** Whether its text is lighter than the middle. */
const isDark = (page: Page): Promise<boolean> =>
  page.evaluate(`/^rgba?\\((2|1[3-9])\\d/.test(getComputedStyle(document.body).color)`);
