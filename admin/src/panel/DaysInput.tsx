import { TextField } from '@mui/material';

type Props = {
  readonly first: string;
  readonly last: string;
  readonly onChange: (change: { readonly first?: string; readonly last?: string }) => void;
};

const day = {
  type: 'date',
  slotProps: { inputLabel: { shrink: true } },
  sx: { width: { xs: '100%', sm: 160 } },
} as const;

/** The first and the last day of a span, both included, in UTC. */
export const DaysInput = ({ first, last, onChange }: Props) => (
  <>
    <TextField
      {...day}
      label="First day (UTC)"
      value={first}
      onChange={({ target }) => onChange({ first: target.value })}
    />
    <TextField
      {...day}
      label="Last day (UTC)"
      value={last}
      onChange={({ target }) => onChange({ last: target.value })}
    />
  </>
);
