import { AutocompleteArrayInput } from 'react-admin';
import type { z } from 'zod';
import type { accessGroupList } from '#schemas/access-groups.ts';
import { useApi } from '../data/use-api.ts';

type Groups = z.output<typeof accessGroupList>;

/** Some of the access groups there are, in order. */
export const AccessGroupsInput = () => {
  const { data, isPending } = useApi<Groups>('/model-access-groups', { query: { limit: 1000 } });
  const choices = (data?.access_groups ?? []).map(({ group_name: id, display_name: name, model_aliases: models }) => ({
    id,
    name: `${name} (${models.length > 0 ? models.map(({ model_alias: alias }) => alias).join(', ') : 'no models yet'})`,
  }));
  return (
    <AutocompleteArrayInput
      source="access_groups"
      label="Access groups"
      choices={choices}
      isPending={isPending}
      helperText="In order of preference"
    />
  );
};
