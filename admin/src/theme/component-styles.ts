import type { Theme } from '@mui/material';
import type { RaThemeOptions } from 'react-admin';

type Themed = { readonly theme: Theme };

const input = { variant: 'outlined', size: 'small', margin: 'dense', fullWidth: true };

/** How MUI's and react-admin's components look in both themes. */
export const componentStyles: NonNullable<RaThemeOptions['components']> = {
  MuiAppBar: {
    styleOverrides: {
      root: ({ theme }: Themed) => ({
        backgroundColor: theme.palette.background.paper,
        backgroundImage: 'none',
        borderBottom: `1px solid ${theme.palette.divider}`,
      }),
    },
  },
  MuiCard: { defaultProps: { variant: 'outlined' } },
  MuiTextField: { defaultProps: input },
  MuiFormControl: { defaultProps: input },
  MuiAutocomplete: { defaultProps: { fullWidth: true } },
  MuiTableCell: {
    styleOverrides: {
      root: { fontVariantNumeric: 'tabular-nums' },
      sizeSmall: { padding: '8px 10px', fontSize: '0.8125rem' },
      head: { fontWeight: 600, lineHeight: 1.3 },
    },
  },
  RaDataTable: { styleOverrides: { root: { '& .RaDataTable-tableWrapper': { overflowX: 'auto' } } } },
  RaLayout: {
    styleOverrides: {
      root: ({ theme }: Themed) => ({
        minWidth: 0,
        '& .RaLayout-content': {
          minWidth: 0,
          padding: theme.spacing(1, 2),
          [theme.breakpoints.down('sm')]: { padding: theme.spacing(1) },
        },
      }),
    },
  },
  RaMenuItemLink: {
    styleOverrides: {
      root: ({ theme }: Themed) => ({
        margin: theme.spacing(0.25, 1),
        paddingLeft: theme.spacing(1.25),
        borderRadius: theme.shape.borderRadius,
        '&.RaMenuItemLink-active': { backgroundColor: theme.palette.action.selected, fontWeight: 600 },
      }),
    },
  },
  RaList: { styleOverrides: { root: { minWidth: 0, '& .RaList-main, & .RaList-content': { minWidth: 0 } } } },
  RaShow: { styleOverrides: { root: { minWidth: 0, '& .RaShow-main, & .RaShow-card': { minWidth: 0 } } } },
  RaTopToolbar: {
    styleOverrides: {
      root: ({ theme }: Themed) => ({
        alignItems: 'center',
        [theme.breakpoints.down('sm')]: { backgroundColor: 'transparent', padding: 0 },
      }),
    },
  },
  RaListToolbar: {
    styleOverrides: {
      root: ({ theme }: Themed) => ({ [theme.breakpoints.down('sm')]: { backgroundColor: 'transparent' } }),
    },
  },
  RaFilterForm: {
    styleOverrides: {
      root: ({ theme }: Themed) => ({
        [theme.breakpoints.down('sm')]: {
          display: 'grid',
          gridTemplateColumns: '1fr 1fr',
          columnGap: theme.spacing(1),
          '& > :has(input[name="q"])': { gridColumn: '1 / -1' },
        },
      }),
    },
  },
  RaFilterFormInput: {
    styleOverrides: {
      root: ({ theme }: Themed) => ({
        [theme.breakpoints.down('sm')]: { minWidth: 0, '& .RaFilterFormInput-spacer': { display: 'none' } },
      }),
    },
  },
};
