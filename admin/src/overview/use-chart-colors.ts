import { useTheme } from '@mui/material';

/** Colours that are told apart in both themes, and by people who see no red or no green. */
export function useChartColors() {
  const { palette } = useTheme();
  const isDark = palette.mode === 'dark';
  return {
    first: palette.primary.main,
    second: isDark ? '#fbbf24' : '#b45309',
    third: isDark ? '#93c5fd' : '#1d4ed8',
    failed: palette.error.main,
  };
}
