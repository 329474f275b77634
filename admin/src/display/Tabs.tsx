import type { ReactNode } from 'react';
import { TabbedShowLayout, TabbedShowLayoutTabs } from 'react-admin';

type Props = { readonly children: ReactNode };

/** Parts of a record's page, each with an address of its own. On a phone the tabs scroll. */
export const Tabs = ({ children }: Props) => (
  <TabbedShowLayout
    tabs={<TabbedShowLayoutTabs variant="scrollable" scrollButtons="auto" allowScrollButtonsMobile />}
    sx={{ '& .RaTabbedShowLayout-content': { padding: 0, paddingTop: 2 } }}
  >
    {children}
  </TabbedShowLayout>
);
