import { MenuItem, TextField } from '@mui/material';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
};

/** One of a few, outside of a form of react-admin's. */
export const Choice = ({ label, value, choices, onChange, error }: Props) => (
  <TextField
    select
    label={label}
    value={value}
    onChange={({ target }) => onChange(target.value)}
    error={error !== undefined}
    helperText={error}
    slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    sx={{ width: { xs: '100%', sm: 'auto' }, minWidth: { sm: 120 } }}
  >
    {choices.map(({ id, name }) => (
      <MenuItem key={id} value={id}>
        {name}
      </MenuItem>
    ))}
  </TextField>
);
