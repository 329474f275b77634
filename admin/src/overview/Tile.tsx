import { Card, CardActionArea, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { LinkBase } from 'react-admin';

type Props = {
  readonly name: string;
  readonly value: ReactNode;
  readonly note: ReactNode;
  /** Where what it counts can be looked at. */
  readonly to: string;
  readonly isAlarming?: boolean;
};

/** A figure that leads to the list behind it. */
export const Tile = ({ name, value, note, to, isAlarming = false }: Props) => (
  <Card>
    <CardActionArea component={LinkBase} to={to} sx={{ padding: 2, height: '100%' }}>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
        {name}
      </Typography>
      <Typography
        variant="h5"
        component="div"
        sx={{ fontVariantNumeric: 'tabular-nums', ...(isAlarming && { color: 'error.main' }) }}
      >
        {value}
      </Typography>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
        {note}
      </Typography>
    </CardActionArea>
  </Card>
);
