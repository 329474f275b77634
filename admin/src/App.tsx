import { Admin, Resource } from 'react-admin';
import type { PageSettings } from '../http/page-settings.ts';
import { authProvider } from './auth/auth-provider.ts';
import { LoginPage } from './auth/LoginPage.tsx';
import { dataProvider } from './data/data-provider.ts';
import { jobs } from './jobs/index.ts';
import { AdminLayout } from './layout/AdminLayout.tsx';
import { organizations } from './organizations/index.ts';
import { SettingsContext } from './settings/settings-context.ts';
import { teams } from './teams/index.ts';
import { darkTheme, lightTheme } from './theme/themes.ts';

type Props = { readonly settings: PageSettings };

export const App = ({ settings }: Props) => (
  <SettingsContext value={settings}>
    <Admin
      title="Jobs"
      authProvider={authProvider}
      dataProvider={dataProvider}
      layout={AdminLayout}
      loginPage={LoginPage}
      theme={lightTheme}
      darkTheme={darkTheme}
      requireAuth
      disableTelemetry
    >
      <Resource {...teams} />
      <Resource {...jobs} />
      <Resource {...organizations} />
    </Admin>
  </SettingsContext>
);
