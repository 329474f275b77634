import { Admin, Resource } from 'react-admin';
import type { PageSettings } from '../http/page-settings.ts';
import { authProvider } from './auth/auth-provider.ts';
import { LoginPage } from './auth/LoginPage.tsx';
import { createDataProvider } from './data/data-provider.ts';
import { RoutesContext } from './data/routes-context.ts';
import { AdminLayout } from './layout/AdminLayout.tsx';
import { lazyPage } from './resource/lazy-page.ts';
import { resources } from './resources.ts';
import { SettingsContext } from './settings/settings-context.ts';
import { darkTheme, lightTheme } from './theme/themes.ts';

type Props = { readonly settings: PageSettings };

const Overview = lazyPage(() => import('./overview/Overview.tsx'), 'Overview');

const routes = Object.fromEntries(resources.flatMap(({ name, routes: own }) => (own ? [[name, own]] : [])));
const dataProvider = createDataProvider(routes);

export const App = ({ settings }: Props) => (
  <SettingsContext value={settings}>
    <RoutesContext value={routes}>
      <Admin
        title="Jobs"
        authProvider={authProvider}
        dataProvider={dataProvider}
        dashboard={Overview}
        layout={AdminLayout}
        loginPage={LoginPage}
        theme={lightTheme}
        darkTheme={darkTheme}
        requireAuth
        disableTelemetry
      >
        {resources.map(({ routes: _, label, ...resource }) => (
          <Resource key={resource.name} {...resource} options={{ label }} />
        ))}
      </Admin>
    </RoutesContext>
  </SettingsContext>
);
