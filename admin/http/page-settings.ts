import type { AdminConfig } from '../config.ts';

/** What the pages are told by `/settings.json`. Anybody may read it. */
export type PageSettings = {
  /** Where Temporal's UI shows workflows, to be followed by `/<workflow id>`. */
  readonly workflowsUrl: string | null;
};

export function pageSettings({ TEMPORAL_UI_URL, TEMPORAL_NAMESPACE }: AdminConfig): PageSettings {
  if (!TEMPORAL_UI_URL) return { workflowsUrl: null };
  const base = TEMPORAL_UI_URL.replace(/\/+$/, '');
  return { workflowsUrl: `${base}/namespaces/${encodeURIComponent(TEMPORAL_NAMESPACE)}/workflows` };
}
