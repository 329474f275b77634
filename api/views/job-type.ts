import type { JobType } from '../../prisma/repositories/job-types.ts';

const BASIS_POINTS = 100;

export const viewJobType = (type: JobType) => ({
  job_type: type.jobType,
  margin_floor_percent: type.floorBasisPoints === null ? null : type.floorBasisPoints / BASIS_POINTS,
  margin_action: type.action,
  switch_to_alias: type.switchToAlias,
  default_model: type.defaultModel,
  created_at: type.createdAt,
  updated_at: type.updatedAt,
});
