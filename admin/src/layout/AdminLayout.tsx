import { Layout, type LayoutProps } from 'react-admin';
import { AnswerHost } from '../action/AnswerHost.tsx';
import { AdminAppBar } from './AdminAppBar.tsx';
import { AdminMenu } from './AdminMenu.tsx';

/** The frame of every page behind the login. */
export const AdminLayout = (props: LayoutProps) => (
  <AnswerHost>
    <Layout {...props} appBar={AdminAppBar} menu={AdminMenu} appBarAlwaysOn />
  </AnswerHost>
);
