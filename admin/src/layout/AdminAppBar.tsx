import { AppBar, TitlePortal } from 'react-admin';

export const AdminAppBar = () => (
  <AppBar alwaysOn color="default" elevation={0}>
    <TitlePortal component="h1" />
  </AppBar>
);
