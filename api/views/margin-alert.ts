import { marginPercentOf } from '#domain/margins.ts';
import { nanoToUsd } from '#domain/money.ts';
import type { MarginAlert } from '../../prisma/repositories/margin-alerts.ts';

export const viewMarginAlert = (alert: MarginAlert) => ({
  job_id: alert.jobId,
  call_id: alert.callId,
  team_id: alert.teamId,
  organization_id: alert.organizationId,
  job_type: alert.jobType,
  cost_usd: nanoToUsd(alert.costNanoUsd),
  price_usd: nanoToUsd(alert.priceNanoUsd),
  margin_percent: marginPercentOf(alert),
  action: alert.action,
  created_at: alert.createdAt,
});
