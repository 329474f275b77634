import { named, type Step, type Target, type World } from './step.ts';

/** What an operator can do with aliases and groups. */
export const models = (): Step[] => {
  const alias = named('alias');
  const group = named('group');
  const fallback = named('fallback');
  const pathOf = (area: string, name: string) => `/api/${area}/${name}`;
  const isAlias: Target = ['model_alias', alias];
  const isGroup: Target = ['access_group', group];
  const isFallback: Target = ['model_group', fallback];
  const at = { alias: '/api/model-aliases', group: '/api/model-access-groups', fallback: '/api/model-groups' };
  const newAlias = { model_alias: alias, provider: 'demo', actual_model: 'demo/standard' };
  const newGroup = { group_name: group, model_aliases: [alias] };
  const newFallback = { group_name: fallback, display_name: 'F', models: [{ model_name: alias, priority: 0 }] };
  return [
    { action: `POST ${at.alias}/create`, path: `${at.alias}/create`, body: newAlias, target: isAlias },
    {
      action: `PUT ${at.alias}/:alias`,
      path: pathOf('models', alias),
      body: { pricing_input: 1, pricing_output: 2 },
      target: isAlias,
    },
    { action: `POST ${at.group}/create`, path: `${at.group}/create`, body: newGroup, target: isGroup },
    {
      action: `PUT ${at.group}/:group_name`,
      path: `${at.group}/${group}`,
      body: { description: 'D' },
      target: isGroup,
    },
    { action: `PUT ${at.group}/:group_name/models`, path: `${at.group}/${group}/models`, body: [], target: isGroup },
    { action: `DELETE ${at.group}/:group_name`, path: `${at.group}/${group}`, target: isGroup },
    { action: `POST ${at.fallback}/create`, path: `${at.fallback}/create`, body: newFallback, target: isFallback },
    {
      action: `PUT ${at.fallback}/:group_name/models`,
      path: `${at.fallback}/${fallback}/models`,
      body: newFallback.models,
      target: isFallback,
    },
    { action: `DELETE ${at.fallback}/:group_name`, path: `${at.fallback}/${fallback}`, target: isFallback },
    { action: `DELETE ${at.alias}/:alias`, path: `${at.alias}/${alias}`, target: isAlias },
  ];
};

/** What an operator can do with customers' own keys. */
export const credentials = ({ tenant, replies }: World): (() => Step)[] => {
  const at = '/api/provider-credentials';
  const id = () => replies[`POST ${at}/create`].credential_id as string;
  const body = {
    organization_id: tenant.organizationId,
    provider: 'openai',
    api_key: named('secret-provider-key'),
    credential_name: 'c',
  };
  const change = (method: string, word: string, changes?: object) => (): Step => ({
    action: `${method} ${at}/:credential_id${word}`,
    path: `${at}/${id()}${word}`,
    ...(changes && { body: changes }),
    target: ['provider_credential', id()],
  });
  return [
    () => ({
      action: `POST ${at}/create`,
      path: `${at}/create`,
      body,
      target: ({ credential_id }) => ['provider_credential', credential_id],
    }),
    change('PUT', '', { credential_name: 'd', api_key: named('other-secret-provider-key') }),
    change('PUT', '/deactivate'),
    change('PUT', '/activate'),
    change('DELETE', ''),
  ];
};
