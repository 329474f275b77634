import type { Route } from '../../define-route.ts';
import { getOrganizationAnalytics } from './get-organization-analytics.ts';
import { getOrganizationStats } from './get-organization-stats.ts';
import { getOrganizationUsage } from './get-organization-usage.ts';
import { getTeamUsage } from './get-team-usage.ts';

/** What teams and organizations used. */
export const usageRoutes: readonly Route[] = [
  getTeamUsage,
  getOrganizationUsage,
  getOrganizationStats,
  getOrganizationAnalytics,
];
