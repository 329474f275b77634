import { findAccessGroup } from '../../prisma/repositories/access-groups.ts';
import { findKeyById } from '../../prisma/repositories/issued-keys.ts';
import { findJobType } from '../../prisma/repositories/job-types.ts';
import { findModelAlias } from '../../prisma/repositories/model-aliases.ts';
import { findOperator } from '../../prisma/repositories/operators.ts';
import { findPriceBook } from '../../prisma/repositories/price-books.ts';
import { findVersion } from '../../prisma/repositories/price-versions.ts';
import { findCredential } from '../../prisma/repositories/provider-credentials.ts';
import { findCallPricing } from '../../prisma/repositories/unpriced-calls.ts';
import { viewAccessGroup } from '../views/access-group.ts';
import { viewJobType } from '../views/job-type.ts';
import { viewModelAlias } from '../views/model-alias.ts';
import { viewModelGroup } from '../views/model-group.ts';
import { viewOperator } from '../views/operator.ts';
import { viewPriceBook, viewPriceVersion } from '../views/price-book.ts';
import { viewCredential } from '../views/provider-credential.ts';
import { viewKey } from '../views/team-key.ts';
import type { Target } from './target.ts';
import { newOrganization, newTeam, organization, team, teamCredits } from './team-targets.ts';

const key: Target = {
  kind: 'team_key',
  idIn: ({ key_id }) => key_id,
  show: async (db, id) => shown(await findKeyById(db, id), viewKey),
  also: ({ replaced, key_id }) => (replaced ? { replaced_by: key_id } : {}),
};

const modelAlias: Target = {
  kind: 'model_alias',
  idIn: ({ alias, model_alias }) => alias ?? model_alias,
  show: async (db, id) => shown(await findModelAlias(db, id), viewModelAlias),
};

const accessGroup: Target = {
  kind: 'access_group',
  idIn: ({ group_name }) => group_name,
  show: async (db, id) => withoutTeams(shown(await findAccessGroup(db, 'access', id), viewAccessGroup)),
};

const modelGroup: Target = {
  kind: 'model_group',
  idIn: ({ group_name }) => group_name,
  show: async (db, id) => withoutTeams(shown(await findAccessGroup(db, 'fallback', id), viewModelGroup)),
};

const credential: Target = {
  kind: 'provider_credential',
  idIn: ({ credential_id }) => credential_id,
  show: async (db, id) => shown(await findCredential(db, id), viewCredential),
};

const priceBook: Target = {
  kind: 'price_book',
  idIn: ({ book_id }) => book_id,
  show: async (db, id) => shown(await findPriceBook(db, id), viewPriceBook),
};

const priceVersion: Target = {
  kind: 'price_version',
  idIn: ({ book_id, number }) => (number === undefined ? undefined : `${String(book_id)}/${String(number)}`),
  async show(db, id) {
    const [bookId = '', number] = id.split('/');
    return shown(await findVersion(db, bookId, Number(number)), viewPriceVersion);
  },
};

const jobType: Target = {
  kind: 'job_type',
  idIn: ({ job_type }) => job_type,
  show: async (db, id) => shown(await findJobType(db, id), viewJobType),
};

const job: Target = { kind: 'job', idIn: ({ job_id }) => job_id };

const modelCall: Target = {
  kind: 'model_call',
  idIn: ({ call_id }) => call_id,
  show: async (db, id) => shown(await findCallPricing(db, id), ({ costSource }) => ({ cost_source: costSource })),
  also: ({ job_id, cost_usd }) => ({ job_id, cost_usd }),
};

const pricedCalls: Target = {
  kind: 'model_alias',
  idIn: ({ model_alias }) => model_alias,
  also: ({ priced_calls, cost_usd }) => ({ priced_calls, cost_usd }),
};

const reconciliation: Target = { kind: 'reconciliation', idIn: ({ reconciliation_id }) => reconciliation_id };

const cache: Target = { kind: 'cache', idIn: () => undefined, also: ({ forgotten }) => ({ forgotten }) };

const operator: Target = {
  kind: 'operator',
  idIn: ({ user_id }) => user_id,
  show: async (db, id) => shown(await findOperator(db, id), viewOperator),
  also: ({ sessions_ended, password_changed }) => ({
    ...(sessions_ended !== undefined && { sessions_ended }),
    ...(password_changed === true && { password_changed }),
  }),
};

const self: Target = { ...operator, idIn: (_fields, { operatorId }) => operatorId };

/** What the routes below a path change. The first that a path begins with counts. */
const targets: readonly (readonly [path: string, target: Target])[] = [
  ['/api/organizations/create', newOrganization],
  ['/api/organizations', organization],
  ['/api/teams/create', newTeam],
  ['/api/teams/:team_id/keys', key],
  ['/api/teams', team],
  ['/api/credits/teams', teamCredits],
  ['/api/jobs/teams', job],
  ['/api/price-books/:book_id/versions', priceVersion],
  ['/api/price-books', priceBook],
  ['/api/job-types', jobType],
  ['/api/unpriced-calls/price', pricedCalls],
  ['/api/unpriced-calls/:call_id', modelCall],
  ['/api/reconciliations', reconciliation],
  ['/api/model-aliases', modelAlias],
  ['/api/model-access-groups', accessGroup],
  ['/api/model-groups', modelGroup],
  ['/api/provider-credentials', credential],
  ['/api/cache', cache],
  ['/api/admin-users/logout', self],
  ['/api/admin-users/me', self],
  ['/api/admin-users', operator],
];

/** What a route changes. Throws for a route that is not named here: it could not be audited. */
export function targetOf(path: string): Target {
  const found = targets.find(([prefix]) => path.startsWith(prefix));
  if (!found) throw new Error(`Say in api/audit/targets.ts what ${path} changes`);
  return found[1];
}

const shown = <Thing>(thing: Thing | null, view: (thing: Thing) => object): object | null => {
  if (!thing) return null;
  const { updated_at: _at, ...rest } = view(thing) as Record<string, unknown>;
  return rest;
};

const withoutTeams = (group: object | null): object | null => {
  const { teams_using: _teams, team_count: _count, ...rest } = { ...group } as Record<string, unknown>;
  return group && rest;
};
