import type { PageSettings } from '../../http/page-settings.ts';

const withoutServer: PageSettings = { workflowsUrl: null, apiUrl: null };

/** What the admin server tells its pages. They work without it, with fewer links. */
export async function loadSettings(): Promise<PageSettings> {
  try {
    const response = await fetch('/settings.json');
    return response.ok ? ((await response.json()) as PageSettings) : withoutServer;
  } catch {
    return withoutServer;
  }
}
