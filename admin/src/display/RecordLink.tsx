import type { MouseEvent } from 'react';
import { Link, useCreatePath } from 'react-admin';

type Props = {
  readonly resource: string;
  readonly id: string;
  /** The text; the id when left out. */
  readonly label?: string;
  /** Another part of its page, `/keys`. */
  readonly tab?: string;
};

/** Leads to the page of a record. */
export const RecordLink = ({ resource, id, label = id, tab = '' }: Props) => {
  const createPath = useCreatePath();
  return (
    <Link
      to={`${createPath({ resource, type: 'show', id })}${tab}`}
      onClick={(event: MouseEvent) => event.stopPropagation()}
      sx={{ overflowWrap: 'anywhere' }}
    >
      {label}
    </Link>
  );
};
