import { AutocompleteInput, type InputProps } from 'react-admin';
import { useGroupNames } from './use-group-names.ts';

/** Narrows a list to what one group holds. */
export const GroupFilter = ({ source, label }: Pick<InputProps, 'source' | 'label' | 'alwaysOn'>) => (
  <AutocompleteInput source={source} label={label} choices={[...useGroupNames()]} sx={{ minWidth: { sm: 190 } }} />
);
