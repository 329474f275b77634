import { z } from 'zod';
import type { Environment } from './process/part-definition.ts';
import { type AdminClient, createAdminClient } from './start/admin-client.ts';
import { chooseDemoModels, type DemoAlias, type DemoModel, isDemoChoice } from './start/demo-models.ts';

export const DEMO_TEAM = 'demo-team';

const ORGANIZATION = 'demo';
const ACCESS_GROUP = 'demo-models';
const CREDITS = 1_000;
/** `fast` shows the response cache; `standard` answers each call anew. */
const CACHE_SECONDS = { standard: null, fast: 3_600 } as const satisfies Record<DemoAlias, number | null>;

const storedAlias = z.object({ actual_model: z.string() });
const displayNames: Readonly<Record<DemoAlias, string>> = { standard: 'Standard', fast: 'Fast' };

export type DemoTenant = { readonly teamKey: string; readonly environment: Environment };
export type SeedTarget = { readonly apiUrl: string; readonly masterKey: string };

/** Makes sure that the demo tenant exists, through the API like any operator; what is there already is left alone. */
export async function seedDemo(target: SeedTarget, { teamKey, environment }: DemoTenant): Promise<void> {
  const api = createAdminClient(target);
  const models = chooseDemoModels(environment);
  await ensureAlias(api, 'standard', models.standard);
  await ensureAlias(api, 'fast', models.fast);
  await api.createOnce('/model-access-groups/create', {
    group_name: ACCESS_GROUP,
    display_name: 'Demo models',
    description: 'What the demo team may use',
    model_aliases: Object.keys(displayNames),
  });
  await api.createOnce('/organizations/create', {
    organization_id: ORGANIZATION,
    name: 'Demo',
    create_default_team: false,
  });
  await api.createOnce('/teams/create', {
    organization_id: ORGANIZATION,
    team_id: DEMO_TEAM,
    team_alias: 'Demo team',
    access_groups: [ACCESS_GROUP],
    credits_allocated: CREDITS,
  });
  await api.createOnce(`/teams/${DEMO_TEAM}/keys`, { name: 'npm start', key: teamKey });
}

async function ensureAlias(api: AdminClient, alias: DemoAlias, model: DemoModel): Promise<void> {
  const { provider, actualModel, usdPerMillionTokens } = model;
  const target = {
    provider,
    actual_model: actualModel,
    pricing_input: usdPerMillionTokens.input,
    pricing_output: usdPerMillionTokens.output,
  };
  const isNew = await api.createOnce('/model-aliases/create', {
    model_alias: alias,
    display_name: displayNames[alias],
    description: `The demo tenant's ${alias} model`,
    cache_ttl_seconds: CACHE_SECONDS[alias],
    ...target,
  });
  if (isNew) return;
  const { actual_model } = storedAlias.parse(await api.get(`/model-aliases/${alias}`));
  if (actual_model !== actualModel && isDemoChoice(alias, actual_model)) {
    await api.put(`/model-aliases/${alias}`, target);
  }
}
