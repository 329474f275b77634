import type { Page } from 'playwright-core';

/** Until all that a page asks for is there, and nothing on it is still loading. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').filter({ hasText: /\S/ }).waitFor();
  await page.waitForFunction(
    "!document.querySelector('.RaLoadingIndicator-loader, [role=progressbar]:not([aria-valuenow]), .MuiSkeleton-root')",
  );
}
