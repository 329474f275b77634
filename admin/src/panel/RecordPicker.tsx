import { Autocomplete, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { type RaRecord, useGetList, useGetOne } from 'react-admin';
import { useSettled } from '../api/use-settled.ts';

type Props = {
  readonly resource: string;
  readonly label: string;
  readonly nameOf: (record: RaRecord) => string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly error?: string | undefined;
};

/** Chooses one record by what it is called, outside of a form. */
export const RecordPicker = ({ resource, label, nameOf, value, onChange, error }: Props) => {
  const [text, setText] = useState('');
  const q = useSettled(text);
  const { data = [], isFetching } = useGetList(resource, {
    filter: q ? { q } : {},
    pagination: { page: 1, perPage: 25 },
  });
  const { data: chosen } = useGetOne(resource, { id: value ?? '' }, { enabled: value !== null, retry: false });
  const current = value === null ? null : (chosen ?? { id: value });
  return (
    <Autocomplete<RaRecord>
      options={data}
      value={current}
      loading={isFetching}
      filterOptions={(options) => options}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      getOptionLabel={(record) => String(record.id)}
      onInputChange={(_event, typed, reason) => setText(reason === 'input' ? typed : '')}
      onChange={(_event, record) => onChange(record === null ? null : String(record.id))}
      renderOption={({ key, ...option }, record) => (
        <li key={key} {...option}>
          <span>
            {nameOf(record)}
            <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
              {record.id}
            </Typography>
          </span>
        </li>
      )}
      renderInput={(input) => (
        <TextField {...input} label={label} error={error !== undefined} helperText={error ?? null} />
      )}
      sx={{ width: { xs: '100%', sm: 230 } }}
    />
  );
};
