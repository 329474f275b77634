import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

export type Fact = {
  readonly name: string;
  readonly value: ReactNode;
  /** Takes the room of two. */
  readonly isWide?: boolean;
};

type Props = { readonly facts: readonly Fact[]; readonly size?: keyof typeof minimumWidths };

const minimumWidths = { small: 88, normal: 150, large: 118 };

/** Names and values side by side, as many in a row as there is room for. */
export const Facts = ({ facts, size = 'normal' }: Props) => (
  <Box
    component="dl"
    sx={{
      display: 'grid',
      gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${minimumWidths[size]}px), 1fr))`,
      columnGap: 2,
      rowGap: size === 'small' ? 1 : 2,
      margin: 0,
    }}
  >
    {facts.map(({ name, value, isWide }) => (
      <Box key={name} sx={{ minWidth: 0, ...(isWide && { gridColumn: 'span 2' }) }}>
        <Typography component="dt" variant="caption" sx={{ color: 'text.secondary' }}>
          {name}
        </Typography>
        <Typography
          component="dd"
          variant={size === 'large' ? 'h6' : 'body2'}
          sx={{ margin: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }}
        >
          {value}
        </Typography>
      </Box>
    ))}
  </Box>
);
