import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { loadSettings } from './settings/load-settings.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const settings = await loadSettings();
createRoot(root).render(
  <StrictMode>
    <App settings={settings} />
  </StrictMode>,
);
