import { ArrayInput, required, SimpleFormIterator, TextInput } from 'react-admin';
import { RateInputs } from './RateInputs.tsx';

type Props = { readonly source: string };

/** Limits of single aliases, which count their calls alone, in place of the general ones. */
export const AliasLimitInputs = ({ source }: Props) => (
  <ArrayInput source={source} label="Own limits of aliases" helperText={false}>
    <SimpleFormIterator disableReordering disableClear fullWidth>
      <TextInput source="alias" label="Alias" validate={required()} helperText={false} />
      <RateInputs />
    </SimpleFormIterator>
  </ArrayInput>
);
