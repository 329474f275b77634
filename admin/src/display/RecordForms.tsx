import type { ReactNode } from 'react';
import { Create, Edit, type RedirectionSideEffect, SaveButton, SimpleForm, Toolbar, useNotify } from 'react-admin';
import type { Row } from '../data/resource-routes.ts';

type Props = {
  readonly title: string;
  readonly redirect?: RedirectionSideEffect;
  readonly children: ReactNode;
};

/** The form that makes a record. What the API refuses stands beside the field it means, and below the page as a whole. */
export const RecordCreate = ({ title, redirect = 'show', defaults, children }: Props & { readonly defaults?: Row }) => (
  <Create title={title} redirect={redirect} mutationOptions={{ onError: useTellProblem() }}>
    <SimpleForm defaultValues={defaults} toolbar={<SaveToolbar />} sanitizeEmptyValues>
      {children}
    </SimpleForm>
  </Create>
);

/** The form that changes a record. */
export const RecordEdit = ({ title, redirect = 'show', children }: Props) => (
  <Edit
    title={title}
    redirect={redirect}
    mutationMode="pessimistic"
    mutationOptions={{ onError: useTellProblem() }}
    actions={false}
  >
    <SimpleForm toolbar={<SaveToolbar />}>{children}</SimpleForm>
  </Edit>
);

const SaveToolbar = () => (
  <Toolbar>
    <SaveButton />
  </Toolbar>
);

function useTellProblem() {
  const notify = useNotify();
  return (error: unknown) => {
    const text = error instanceof Error ? error.message : String(error);
    notify(text, { type: 'error', messageArgs: { _: text } });
  };
}
