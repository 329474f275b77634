import type { MouseEvent, ReactNode } from 'react';
import { Link } from 'react-admin';
import type { Row } from '../data/resource-routes.ts';
import { listAddress } from './list-address.ts';

type Props = { readonly resource: string; readonly filter: Row; readonly children: ReactNode; readonly label?: string };

/** Leads to a list that shows what the filter lets through. */
export const ListLink = ({ resource, filter, children, label }: Props) => (
  <Link
    to={listAddress(resource, filter)}
    onClick={(event: MouseEvent) => event.stopPropagation()}
    {...(label && { 'aria-label': label })}
  >
    {children}
  </Link>
);
