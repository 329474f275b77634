import { TextField, type TextFieldProps } from '@mui/material';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly help?: string | undefined;
  readonly problem?: string | undefined;
  readonly isNumber?: boolean;
  readonly sx?: TextFieldProps['sx'];
};

/** One field of a rule, with what the API says of it in the place of its help. */
export const RuleText = ({ label, value, onChange, help, problem, isNumber = false, sx = {} }: Props) => (
  <TextField
    label={label}
    value={value}
    onChange={({ target }) => onChange(target.value)}
    error={problem !== undefined}
    helperText={problem ?? help}
    slotProps={isNumber ? { htmlInput: { inputMode: 'decimal' } } : {}}
    sx={sx}
  />
);
