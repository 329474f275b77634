import type { Route } from '../define-route.ts';
import { getJobType } from './job-types/get-job-type.ts';
import { listJobTypes } from './job-types/list-job-types.ts';
import { listMarginAlerts } from './job-types/list-margin-alerts.ts';
import { setJobType } from './job-types/set-job-type.ts';
import { getReconciliation } from './reconciliations/get-reconciliation.ts';
import { listReconciliations } from './reconciliations/list-reconciliations.ts';
import { startReconciliation } from './reconciliations/start-reconciliation.ts';
import { reportMargins } from './reports/report-margins.ts';
import { listUnpricedCalls } from './unpriced-calls/list-unpriced-calls.ts';
import { priceCall } from './unpriced-calls/price-call.ts';
import { priceCalls } from './unpriced-calls/price-calls.ts';

/** How operators see what they earn, and whether the figures are right. */
export const marginRoutes: readonly Route[] = [
  reportMargins,
  listUnpricedCalls,
  priceCalls,
  priceCall,
  listJobTypes,
  getJobType,
  setJobType,
  listMarginAlerts,
  startReconciliation,
  listReconciliations,
  getReconciliation,
];
