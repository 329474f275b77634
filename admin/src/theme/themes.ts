import type { RaThemeOptions } from 'react-admin';
import { componentStyles } from './component-styles.ts';

const shared: RaThemeOptions = {
  shape: { borderRadius: 8 },
  sidebar: { width: 208, closedWidth: 60 },
  typography: {
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
    h5: { fontWeight: 650 },
    h6: { fontWeight: 600, fontSize: '1.1rem' },
    button: { textTransform: 'none' },
  },
  components: componentStyles,
};

export const lightTheme: RaThemeOptions = {
  ...shared,
  palette: {
    mode: 'light',
    primary: { main: '#0f766e' },
    secondary: { main: '#0f766e' },
    warning: { main: '#b45309' },
    background: { default: '#f6f7f9', paper: '#ffffff' },
  },
};

export const darkTheme: RaThemeOptions = {
  ...shared,
  palette: {
    mode: 'dark',
    primary: { main: '#5eead4' },
    secondary: { main: '#5eead4' },
    background: { default: '#111418', paper: '#1a1f25' },
  },
};
