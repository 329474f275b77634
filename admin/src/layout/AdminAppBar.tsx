import { AppBar, TitlePortal } from 'react-admin';
import { AccountMenu } from './AccountMenu.tsx';

export const AdminAppBar = () => (
  <AppBar alwaysOn color="default" elevation={0} userMenu={<AccountMenu />}>
    <TitlePortal component="h1" />
  </AppBar>
);
