import { Box, Typography } from '@mui/material';
import type { FieldChange } from './field-changes.ts';

type Props = { readonly changes: readonly FieldChange[] };

const columns = { xs: '1fr', md: 'minmax(120px, 1fr) 2fr 2fr' };

/** Each field before and after, side by side. */
export const Changes = ({ changes }: Props) => (
  <Box component="dl" sx={{ margin: 0, display: 'grid', gap: 0.5 }}>
    {changes.map(({ field, before, after }) => (
      <Box key={field} sx={{ display: 'grid', gridTemplateColumns: columns, columnGap: 1, rowGap: 0.25 }}>
        <Typography component="dt" variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {field}
        </Typography>
        <Side sign="−" name="Before" text={before} color="error.main" />
        <Side sign="+" name="After" text={after} color="success.main" />
      </Box>
    ))}
  </Box>
);

type SideProps = {
  readonly sign: string;
  readonly name: string;
  readonly text: string | undefined;
  readonly color: string;
};

const Side = ({ sign, name, text, color }: SideProps) => (
  <Box
    component="dd"
    aria-label={name}
    sx={{ margin: 0, fontFamily: 'monospace', fontSize: 13, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}
  >
    {text !== undefined && (
      <>
        <Box component="b" aria-hidden sx={{ color }}>
          {sign}{' '}
        </Box>
        {text}
      </>
    )}
  </Box>
);
