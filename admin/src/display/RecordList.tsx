import type { ReactElement, ReactNode } from 'react';
import {
  CreateButton,
  FilterButton,
  List,
  type ListProps,
  Pagination,
  TopToolbar,
  useListContext,
  useResourceDefinition,
} from 'react-admin';
import { useMayChange } from '../access/use-may-change.ts';
import { CsvButton } from './CsvButton.tsx';
import { ListProblem } from './Problem.tsx';

type Props = Pick<
  ListProps,
  'queryOptions' | 'filterDefaultValues' | 'disableSyncWithLocation' | 'resource' | 'filter'
> & {
  readonly title: string;
  readonly filters?: ReactElement[];
  /** Whether who is signed in may make one; as for all records when left out. */
  readonly mayCreate?: boolean;
  /** What to show, and to do, while there is nothing at all. */
  readonly empty: ReactNode;
  readonly children: ReactNode;
};

/** A page of records, newest first as the API gives them. What goes wrong is told in the place of the records. */
export const RecordList = ({ filters, queryOptions, mayCreate, children, ...list }: Props) => (
  <List
    {...list}
    {...(filters && { filters })}
    actions={<ListActions mayCreate={mayCreate} hasFilters={filters !== undefined} />}
    error={<ListProblem />}
    queryOptions={{ ...queryOptions, onError: () => {} }}
    pagination={<Pages />}
    exporter={false}
    perPage={25}
  >
    {children}
  </List>
);

type Actions = { readonly mayCreate: boolean | undefined; readonly hasFilters: boolean };

const ListActions = ({ mayCreate, hasFilters }: Actions) => {
  const { hasCreate } = useResourceDefinition();
  const mayChange = useMayChange();
  const { total = 0 } = useListContext();
  return (
    <TopToolbar>
      {hasFilters && <FilterButton disableSaveQuery />}
      {hasCreate && (mayCreate ?? mayChange) && <CreateButton />}
      {total > 0 && <CsvButton />}
    </TopToolbar>
  );
};

const Pages = () => {
  const { error, total = 0 } = useListContext();
  return error || total === 0 ? null : <Pagination rowsPerPageOptions={[10, 25, 50, 100]} />;
};
