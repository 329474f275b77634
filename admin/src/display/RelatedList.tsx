import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { ListBase, type ListBaseProps, Pagination, ResourceContextProvider, useListContext } from 'react-admin';
import type { Row } from '../data/resource-routes.ts';
import { ListProblem } from './Problem.tsx';

type Props = Pick<ListBaseProps, 'queryOptions'> & {
  readonly resource: string;
  readonly filter: Row;
  readonly empty: ReactNode;
  readonly children: ReactNode;
};

/** Records of another kind on the page of the record they belong to. */
export const RelatedList = ({ resource, filter, empty, queryOptions, children }: Props) => (
  <ResourceContextProvider value={resource}>
    <ListBase
      filter={filter}
      disableSyncWithLocation
      storeKey={false}
      perPage={10}
      queryOptions={{ ...queryOptions, onError: () => {} }}
    >
      <Content empty={empty}>{children}</Content>
    </ListBase>
  </ResourceContextProvider>
);

const Content = ({ empty, children }: Pick<Props, 'empty' | 'children'>) => {
  const { error, isPending, total = 0 } = useListContext();
  if (error) return <ListProblem />;
  if (!isPending && total === 0) return <Box sx={{ padding: 2.5, paddingTop: 0 }}>{empty}</Box>;
  return (
    <>
      {children}
      {total > 10 && <Pagination rowsPerPageOptions={[10, 25, 50]} />}
    </>
  );
};
