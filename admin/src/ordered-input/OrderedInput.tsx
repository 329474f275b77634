import { Box, FormHelperText, Typography } from '@mui/material';
import { useId } from 'react';
import { type InputProps, useInput } from 'react-admin';
import { AddEntry } from './AddEntry.tsx';
import { moveEntry } from './move-entry.ts';
import { OrderedEntry } from './OrderedEntry.tsx';

type Props = Pick<InputProps, 'source'> & {
  readonly label: string;
  readonly help: string;
  /** What one entry is, `model`. */
  readonly entry: string;
  readonly choices: readonly string[];
  /** Whether something may be added that is not among the choices. */
  readonly isFree?: boolean;
};

/** Names in an order that counts: added at the end, moved by buttons, arrow keys or dragging. */
export const OrderedInput = ({ source, label, help, entry, choices, isFree = false }: Props) => {
  const { field, fieldState } = useInput({ source, defaultValue: [] });
  const id = useId();
  const entries = (field.value ?? []) as readonly string[];
  const move = (from: number, to: number) => field.onChange(moveEntry(entries, from, to));
  const problem = fieldState.error?.message;
  return (
    <Box role="group" aria-labelledby={id} sx={{ marginY: 1, width: '100%', minWidth: 0 }}>
      <Typography id={id} variant="subtitle2" component="p">
        {label}
      </Typography>
      <FormHelperText sx={{ marginTop: 0 }}>{help}</FormHelperText>
      <Box component="ol" sx={{ listStyle: 'none', margin: 0, marginY: 1, padding: 0 }}>
        {entries.map((name, place) => (
          <OrderedEntry
            key={name}
            name={name}
            place={place}
            count={entries.length}
            onMove={move}
            onRemove={() => field.onChange(entries.filter((other) => other !== name))}
          />
        ))}
      </Box>
      <AddEntry
        entry={entry}
        choices={choices.filter((choice) => !entries.includes(choice))}
        isFree={isFree}
        onAdd={(name) => !entries.includes(name) && field.onChange([...entries, name])}
      />
      {problem && <FormHelperText error>{problem}</FormHelperText>}
    </Box>
  );
};
