import type { ReactNode } from 'react';
import { Show, type ShowProps, TopToolbar } from 'react-admin';
import { ShowProblem } from './Problem.tsx';

type Props = Pick<ShowProps, 'queryOptions'> & {
  readonly title: string;
  /** Buttons over the page. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** The page of one record. What goes wrong is told in the place of the record. */
export const RecordShow = ({ title, actions, queryOptions, children }: Props) => (
  <Show
    title={title}
    actions={actions ? <TopToolbar sx={{ flexWrap: 'wrap' }}>{actions}</TopToolbar> : false}
    error={<ShowProblem />}
    queryOptions={{ ...queryOptions, onError: () => {} }}
    component="div"
    emptyWhileLoading
  >
    {children}
  </Show>
);
