import type { ReactElement, ReactNode } from 'react';
import {
  CreateButton,
  ExportButton,
  List,
  type ListProps,
  Pagination,
  TopToolbar,
  useListContext,
  useResourceDefinition,
} from 'react-admin';
import { useMayChange } from '../access/use-may-change.ts';
import { exportCsv } from '../data/export-csv.ts';
import { ListProblem } from './Problem.tsx';

type Props = Pick<
  ListProps,
  'queryOptions' | 'filterDefaultValues' | 'disableSyncWithLocation' | 'resource' | 'filter'
> & {
  readonly title: string;
  readonly filters?: ReactElement[];
  /** What to show, and to do, while there is nothing at all. */
  readonly empty: ReactNode;
  readonly children: ReactNode;
};

/** A page of records, newest first as the API gives them. What goes wrong is told in the place of the records. */
export const RecordList = ({ filters, queryOptions, children, ...list }: Props) => (
  <List
    {...list}
    {...(filters && { filters })}
    actions={<ListActions />}
    error={<ListProblem />}
    queryOptions={{ ...queryOptions, onError: () => {} }}
    pagination={<Pages />}
    exporter={exportCsv}
    perPage={25}
  >
    {children}
  </List>
);

const MOST_EXPORTED = 10_000;

const ListActions = () => {
  const { hasCreate } = useResourceDefinition();
  const mayChange = useMayChange();
  const { total = 0 } = useListContext();
  return (
    <TopToolbar>
      {hasCreate && mayChange && <CreateButton />}
      {total > 0 && <ExportButton maxResults={MOST_EXPORTED} />}
    </TopToolbar>
  );
};

const Pages = () => {
  const { error, total = 0 } = useListContext();
  return error || total === 0 ? null : <Pagination rowsPerPageOptions={[10, 25, 50, 100]} />;
};
