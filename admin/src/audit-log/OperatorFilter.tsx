import { SelectInput } from 'react-admin';
import type { z } from 'zod';
import type { operatorList } from '#schemas/operators.ts';
import { useApi } from '../data/use-api.ts';

type Props = { readonly source: string; readonly alwaysOn: boolean };

/** Who did it: an operator, or whoever has the master key. */
export const OperatorFilter = ({ source }: Props) => {
  const { data, isPending } = useApi<z.output<typeof operatorList>>('/admin-users', { query: { limit: 1000 } });
  const people = (data?.users ?? []).map(({ user_id: id, display_name: name }) => ({ id, name }));
  const choices = [{ id: 'master', name: 'The master key' }, ...people];
  return <SelectInput source={source} label="Who" choices={choices} isPending={isPending} helperText={false} />;
};
