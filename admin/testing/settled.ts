import type { Page } from 'playwright-core';

const BUSY = '.RaLoadingIndicator-loader, [role=progressbar]:not([aria-valuenow]), .MuiSkeleton-root';
const PATIENCE_MS = 10_000;

/** Until all that a page asks for is there, and nothing on it is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').filter({ hasText: /\S/ }).waitFor();
  await page.waitForLoadState('networkidle');
  const deadline = Date.now() + PATIENCE_MS;
  while ((await page.locator(BUSY).count()) > 0) {
    if (Date.now() > deadline) throw new Error(`${page.url()} is still loading`);
    await page.waitForTimeout(50);
  }
}
