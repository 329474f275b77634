import { randomBytes } from 'node:crypto';
import { type ApiClient, type Json, operatorClient, teamClient } from './api-client.ts';

export type Tenant = {
  readonly organizationId: string;
  readonly teamId: string;
  readonly alias: string;
  readonly key: string;
  readonly team: ApiClient;
  readonly operator: ApiClient;
};

export type TenantOptions = { readonly credits?: number; readonly actualModel?: string };
type Addresses = { readonly API_URL: string; readonly MASTER_KEY: string };

/** A customer of its own, set up through the API alone: organization, model alias, access group, team, credits and key. */
export async function createTenant(stack: Addresses, options: TenantOptions = {}): Promise<Tenant> {
  const { credits = 100, actualModel = 'demo/standard' } = options;
  const operator = operatorClient(stack.API_URL, stack.MASTER_KEY);
  const suffix = randomBytes(5).toString('hex');
  const [organizationId, teamId, alias, group] = ['org', 'team', 'alias', 'group'].map(
    (word) => `${word}-${suffix}`,
  ) as [string, string, string, string];
  await done(
    operator.post('/api/organizations/create', {
      organization_id: organizationId,
      name: 'Test',
      create_default_team: false,
    }),
  );
  await done(
    operator.post('/api/model-aliases/create', {
      model_alias: alias,
      display_name: alias,
      provider: 'demo',
      actual_model: actualModel,
    }),
  );
  await done(
    operator.post('/api/model-access-groups/create', {
      group_name: group,
      display_name: group,
      model_aliases: [alias],
    }),
  );
  const team = await done(
    operator.post('/api/teams/create', {
      organization_id: organizationId,
      team_id: teamId,
      access_groups: [group],
      credits_allocated: credits,
    }),
  );
  const key: string = team.virtual_key;
  return { organizationId, teamId, alias, key, team: teamClient(stack.API_URL, key), operator };
}

async function done(answer: ReturnType<ApiClient['post']>): Promise<Json> {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`Setting up a tenant answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
