import type { z } from 'zod';
import type { accessGroupList } from '#schemas/access-groups.ts';
import type { modelGroupList } from '#schemas/model-groups.ts';
import { useApi } from '../data/use-api.ts';

type Choice = { readonly id: string; readonly name: string };

const all = { query: { limit: 1_000 } };

/** The groups of both kinds that an alias may be in, as choices for an input. */
export function useGroupNames(): readonly Choice[] {
  const access = useApi<z.output<typeof accessGroupList>>('/model-access-groups', all);
  const fallback = useApi<z.output<typeof modelGroupList>>('/model-groups', all);
  return [
    ...(access.data?.access_groups ?? []).map(({ group_name: id }) => ({ id, name: id })),
    ...(fallback.data?.model_groups ?? []).map(({ group_name: id }) => ({ id, name: `${id} (model group)` })),
  ];
}
