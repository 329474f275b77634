import { createContext, useContext } from 'react';
import type { PageSettings } from '../../http/page-settings.ts';

export const SettingsContext = createContext<PageSettings>({ workflowsUrl: null, apiUrl: null });

export const useSettings = (): PageSettings => useContext(SettingsContext);
