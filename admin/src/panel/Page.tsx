import { Stack } from '@mui/material';
import type { ReactNode } from 'react';
import { Title } from 'react-admin';

type Props = { readonly title: string; readonly children: ReactNode };

/** A page that is not a list of records: panels one below the other. */
export const Page = ({ title, children }: Props) => (
  <Stack sx={{ gap: 2, paddingY: 1, minWidth: 0 }}>
    <Title title={title} />
    {children}
  </Stack>
);
