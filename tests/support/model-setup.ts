import { randomBytes } from 'node:crypto';
import type { Answer, ApiClient, Json } from './api-client.ts';

/** Makes aliases and access groups whose names end in a suffix of their own, so that tests do not meet. */
export function modelSetup(operator: ApiClient) {
  const suffix = randomBytes(5).toString('hex');
  const named = (word: string) => `${word}-${suffix}`;
  return {
    named,
    createAlias: (word: string, more: object = {}): Promise<Answer> =>
      operator.post('/api/model-aliases/create', {
        model_alias: named(word),
        provider: named('provider'),
        actual_model: 'demo/standard',
        ...more,
      }),
    createGroup: (word: string, aliases: readonly string[]): Promise<Answer> =>
      operator.post('/api/model-access-groups/create', { group_name: named(word), model_aliases: aliases.map(named) }),
  };
}

export const aliasesOf = ({ body }: Answer): string[] => body.model_aliases.map(({ model_alias }: Json) => model_alias);
