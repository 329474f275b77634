import { Layout, type LayoutProps } from 'react-admin';
import { AdminAppBar } from './AdminAppBar.tsx';
import { AdminMenu } from './AdminMenu.tsx';

/** The frame of every page behind the login. */
export const AdminLayout = (props: LayoutProps) => (
  <Layout {...props} appBar={AdminAppBar} menu={AdminMenu} appBarAlwaysOn />
);
