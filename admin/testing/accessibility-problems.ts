import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'];

/** What axe finds wrong with a page as it stands, a line each with the first element that it means. */
export const accessibilityProblems = (page: Page): Promise<readonly string[]> =>
  problems(new AxeBuilder({ page }).withTags(RULES));

/** Of these, only what depends on the theme: text that cannot be told from what is behind it. */
export const contrastProblems = (page: Page): Promise<readonly string[]> =>
  problems(new AxeBuilder({ page }).withRules(['color-contrast']));

/** Without frames, which these pages do not have, axe needs no other page to put its findings together. */
async function problems(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.map(({ id, help, nodes }) => `${id}: ${help}, as in ${nodes[0]?.html}`);
}
