import { jobTypeBody, jobTypeParams, jobTypeView } from '#schemas/job-types.ts';
import type { Database } from '../../../prisma/client.ts';
import { resolveAccessGroups } from '../../../prisma/repositories/access-groups.ts';
import { saveJobType } from '../../../prisma/repositories/job-types.ts';
import { findModelAlias } from '../../../prisma/repositories/model-aliases.ts';
import { isReferenceViolation } from '../../../prisma/violations.ts';
import { defineRoute } from '../../define-route.ts';
import { invalid } from '../../invalid.ts';
import { viewJobType } from '../../views/job-type.ts';

export const setJobType = defineRoute({
  method: 'put',
  path: '/api/job-types/:job_type',
  summary: 'Set the model and the least margin of a job type, and what to do below it. Running jobs go by it at once',
  tag: 'Margins',
  access: 'admin',
  params: jobTypeParams,
  body: jobTypeBody,
  reply: jobTypeView,
  errors: ['invalid_request', 'forbidden'],

  async handle({ params, body }, { db }) {
    const { margin_floor_percent: floorBasisPoints, margin_action: action, switch_to_alias: switchToAlias } = body;
    const { default_model: defaultModel } = body;
    if (switchToAlias !== null) await assertUsable(db, switchToAlias);
    if (defaultModel !== null) await assertCallable(db, defaultModel);
    const settings = { floorBasisPoints, action, switchToAlias, defaultModel };
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

/** A default may be an alias or a group; which teams may use it is theirs. */
async function assertCallable(db: Database, name: string): Promise<void> {
  if (await findModelAlias(db, name)) return;
  const { missing } = await resolveAccessGroups(db, [name]);
  if (missing.length > 0) throw invalid('default_model', 'must be a model alias, an access group or a model group');
}

const unusable = () => invalid('switch_to_alias', 'must be an active model alias; see GET /api/model-aliases');
