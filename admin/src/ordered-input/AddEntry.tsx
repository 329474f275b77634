import { Autocomplete, TextField } from '@mui/material';
import { useState } from 'react';

type Props = {
  readonly entry: string;
  readonly choices: readonly string[];
  readonly isFree: boolean;
  readonly onAdd: (name: string) => void;
};

/** Takes one name at a time, and is empty again for the next. */
export const AddEntry = ({ entry, choices, isFree, onAdd }: Props) => {
  const [text, setText] = useState('');
  return (
    <Autocomplete<string, false, false, boolean>
      freeSolo={isFree}
      options={[...choices]}
      value={null}
      inputValue={text}
      onInputChange={(_event, typed, reason) => setText(reason === 'input' ? typed : '')}
      onChange={(_event, name) => {
        if (name?.trim()) onAdd(name.trim());
        setText('');
      }}
      blurOnSelect={false}
      clearOnBlur={!isFree}
      handleHomeEndKeys
      noOptionsText={`There is no other ${entry}.`}
      renderInput={(input) => (
        <TextField
          {...input}
          label={`Add a ${entry}`}
          helperText={isFree ? 'Press Enter to add what you typed' : undefined}
        />
      )}
      sx={{ maxWidth: 420 }}
    />
  );
};
