import type { AdminConfig } from '../config.ts';

/** What the pages are told by `/settings.json`. Anybody may read it. */
export type PageSettings = {
  /** Where Temporal's UI shows workflows, to be followed by `/<workflow id>`. */
  readonly workflowsUrl: string | null;
  /** The API as customers reach it, for commands to try. */
  readonly apiUrl: string | null;
};

export function pageSettings(config: AdminConfig): PageSettings {
  const { TEMPORAL_UI_URL: temporalUrl, TEMPORAL_NAMESPACE: namespace, PUBLIC_API_URL: apiUrl } = config;
  return {
    workflowsUrl: temporalUrl
      ? `${withoutEnd(temporalUrl)}/namespaces/${encodeURIComponent(namespace)}/workflows`
      : null,
    apiUrl: apiUrl ? withoutEnd(apiUrl) : null,
  };
}

const withoutEnd = (url: string): string => url.replace(/\/+$/, '');
