import { TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useSettled } from '../api/use-settled.ts';

type Props = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void };

/** Text that narrows what is shown, once nobody is typing any more. */
export const TextFilter = ({ label, value, onChange }: Props) => {
  const [text, setText] = useState(value);
  const settled = useSettled(text.trim());
  useEffect(() => {
    if (settled !== value) onChange(settled);
  }, [settled]);
  return (
    <TextField
      label={label}
      value={text}
      onChange={({ target }) => setText(target.value)}
      sx={{ width: { xs: '100%', sm: 190 } }}
    />
  );
};
