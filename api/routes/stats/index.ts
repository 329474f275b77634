import type { Route } from '../../define-route.ts';
import { showDashboard } from './show-dashboard.ts';
import { showSeries } from './show-series.ts';

/** How it goes, for operators. */
export const statsRoutes: readonly Route[] = [showDashboard, showSeries];
