import { jobTypeBody, jobTypeParams, jobTypeView } from '#schemas/job-types.ts';
import type { Database } from '../../../prisma/client.ts';
import { saveJobType } from '../../../prisma/repositories/job-types.ts';
import { findModelAlias } from '../../../prisma/repositories/model-aliases.ts';
import { isReferenceViolation } from '../../../prisma/violations.ts';
import { defineRoute } from '../../define-route.ts';
import { invalid } from '../../invalid.ts';
import { viewJobType } from '../../views/job-type.ts';

export const setJobType = defineRoute({
  method: 'put',
  path: '/api/job-types/:job_type',
  summary: 'Set the least margin of a job type and what to do below it. Running jobs go by it at once',
  tag: 'Margins',
  access: 'admin',
  params: jobTypeParams,
  body: jobTypeBody,
  reply: jobTypeView,
  errors: ['invalid_request', 'forbidden'],

  async handle({ params, body }, { db }) {
    const { margin_floor_percent: floorBasisPoints, margin_action: action, switch_to_alias: switchToAlias } = body;
    if (switchToAlias !== null) await assertUsable(db, switchToAlias);
    const settings = { floorBasisPoints, action, switchToAlias };
    const saved = await saveJobType(db, params.job_type, settings).catch((error: unknown) => {
      throw isReferenceViolation(error) ? unusable() : error;
    });
    return viewJobType(saved);
  },
});

async function assertUsable(db: Database, alias: string): Promise<void> {
  const found = await findModelAlias(db, alias);
  if (found?.status !== 'active') throw unusable();
}

const unusable = () => invalid('switch_to_alias', 'must be an active model alias; see GET /api/model-aliases');
