import type { ReactNode } from 'react';
import { CreateButton, useResourceDefinition } from 'react-admin';
import { useMayChange } from '../access/use-may-change.ts';
import { EmptyPage } from '../display/EmptyPage.tsx';

type Props = { readonly title: string; readonly children: ReactNode };

/** What a list says that is empty, with the button that makes the first record where there is one. */
export const NothingYet = ({ title, children }: Props) => {
  const { hasCreate } = useResourceDefinition();
  const mayChange = useMayChange();
  return (
    <EmptyPage title={title} action={hasCreate && mayChange && <CreateButton variant="contained" />}>
      {children}
    </EmptyPage>
  );
};
