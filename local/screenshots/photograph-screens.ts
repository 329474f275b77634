import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../admin/testing/open-browser.ts';
import { customerPages, modelPages, type PageOfAdmin } from '../../admin/testing/pages.ts';
import { settled } from '../../admin/testing/settled.ts';
import { signIn } from '../../admin/testing/sign-in.ts';
import type { StackEnvironment } from '../stack-environment.ts';
import type { SeededScreens } from './seed-screens.ts';

type Options = {
  readonly environment: StackEnvironment;
  readonly seeded: SeededScreens;
  readonly directory: string;
  /** Only pages whose name holds it. */
  readonly only: string;
};

const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 390 },
] as const;

/** A picture of every page, light and dark, wide and narrow. Answers how many. */
export async function photographScreens(options: Options): Promise<number> {
  const { seeded, directory, only } = options;
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const screens = [...customerPages(seeded), ...modelPages, runningJob(seeded)].filter(({ name }) =>
    name.includes(only),
  );
  const browser = await openBrowser();
  try {
    for (const look of LOOKS) await photographAll(browser, look, screens, options);
  } finally {
    await browser.close();
  }
  return screens.length * LOOKS.length;
}

const runningJob = ({ teamId, runningJobId }: SeededScreens): PageOfAdmin => ({
  name: 'job-running',
  address: `/jobs/${teamId}~${runningJobId}/show`,
});

type Look = (typeof LOOKS)[number];

async function photographAll(browser: Browser, look: Look, screens: readonly PageOfAdmin[], options: Options) {
  const { environment, directory } = options;
  const { colorScheme, width } = look;
  const page = await browser.newPage({ viewport: { width, height: width > 600 ? 800 : 844 }, colorScheme });
  await page.goto(String(environment['ADMIN_URL']));
  await signIn(page, {
    email: String(environment['OPERATOR_EMAIL']),
    password: String(environment['OPERATOR_PASSWORD']),
  });
  for (const { name, address } of screens) {
    await page.goto(`${environment['ADMIN_URL']}/#${address}`);
    await settled(page);
    await page.screenshot({ path: path.join(directory, `${name}-${width}-${colorScheme}.png`), fullPage: true });
  }
  await page.close();
}
