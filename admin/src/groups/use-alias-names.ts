import type { z } from 'zod';
import type { modelAliasList } from '#schemas/model-aliases.ts';
import { useApi } from '../data/use-api.ts';

const all = { query: { limit: 1_000 } };

/** The names of all aliases, to choose from. */
export const useAliasNames = (): readonly string[] =>
  (useApi<z.output<typeof modelAliasList>>('/model-aliases', all).data?.model_aliases ?? []).map(
    ({ model_alias: alias }) => alias,
  );
