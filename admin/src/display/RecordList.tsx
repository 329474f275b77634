import type { ReactElement, ReactNode } from 'react';
import { List, Pagination, useListContext } from 'react-admin';
import { ListProblem } from './Problem.tsx';

type Props = {
  readonly title: string;
  readonly filters: ReactElement[];
  /** What to show, and to do, while there is nothing at all. */
  readonly empty: ReactNode;
  readonly children: ReactNode;
};

/** A page of records, newest first as the API gives them. What goes wrong is told in the place of the records. */
export const RecordList = ({ title, filters, empty, children }: Props) => (
  <List
    title={title}
    filters={filters}
    actions={false}
    empty={empty}
    error={<ListProblem />}
    queryOptions={{ onError: () => {} }}
    pagination={<Pages />}
    exporter={false}
    perPage={25}
  >
    {children}
  </List>
);

const Pages = () => {
  const { error, total = 0 } = useListContext();
  return error || total === 0 ? null : <Pagination rowsPerPageOptions={[10, 25, 50, 100]} />;
};
