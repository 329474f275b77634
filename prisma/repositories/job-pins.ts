import { type MicroCredits, microCredits, type NanoUsd, nanoUsd } from '#domain/money.ts';
import { type Consumption, readConsumption } from '#domain/pricing/consumption.ts';

/** What was settled about a job's price when it was created, whatever changes later. */
export type JobPins = {
  readonly teamId: string;
  readonly organizationId: string;
  readonly jobType: string;
  readonly priceVersionId: string;
  readonly creditValueNanoUsd: NanoUsd;
  readonly consumption: Consumption | null;
  readonly maximum: MicroCredits | null;
};

/** The columns of {@link JobPinsRow}, of `jobs j`. */
export const JOB_PINS = `
  j.team_id AS "teamId", j.organization_id AS "organizationId", j.job_type AS "jobType",
  j.price_version_id AS "priceVersionId", j.credit_value_nano_usd AS "creditValueNanoUsd", j.consumption,
  j.maximum_micro_credits AS maximum`;

export type JobPinsRow = Omit<JobPins, 'creditValueNanoUsd' | 'consumption' | 'maximum'> & {
  readonly creditValueNanoUsd: bigint;
  readonly consumption: unknown;
  readonly maximum: bigint | null;
};

export const pinsOf = (row: JobPinsRow): JobPins => ({
  teamId: row.teamId,
  organizationId: row.organizationId,
  jobType: row.jobType,
  priceVersionId: row.priceVersionId,
  creditValueNanoUsd: nanoUsd(row.creditValueNanoUsd),
  consumption: row.consumption === null ? null : readConsumption(row.consumption),
  maximum: row.maximum === null ? null : microCredits(row.maximum),
});
