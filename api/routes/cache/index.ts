import type { Route } from '../../define-route.ts';
import { purgeCache } from './purge-cache.ts';
import { reportCache } from './report-cache.ts';

export const cacheRoutes: readonly Route[] = [reportCache, purgeCache];
