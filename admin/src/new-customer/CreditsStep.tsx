import { minValue, NumberInput } from 'react-admin';
import { Muted } from '../display/Muted.tsx';

/** What the team begins with. */
export const CreditsStep = () => (
  <>
    <Muted>Credits to begin with. More can be added at any time, also by an auto-refill.</Muted>
    <NumberInput source="credits_allocated" label="Credits" validate={minValue(0)} helperText="None when left empty" />
  </>
);
