import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import type { ReactNode } from 'react';
import { useRedirect, useResourceContext } from 'react-admin';
import { ActionButton } from './ActionButton.tsx';

type Props = {
  readonly path: string;
  /** What is deleted, `the alias standard`. */
  readonly what: string;
  readonly children: ReactNode;
};

/** Deletes the record of a page and goes back to the list. */
export const DeleteAction = ({ path, what, children }: Props) => {
  const redirect = useRedirect();
  const resource = useResourceContext();
  return (
    <ActionButton
      label="Delete"
      icon={<DeleteIcon />}
      method="DELETE"
      path={path}
      title={`Delete ${what}?`}
      explanation={children}
      confirm="Delete"
      isDangerous
      onDone={() => redirect('list', resource)}
    />
  );
};
