import { DateTimeInput, minValue, NumberInput, required } from 'react-admin';
import type { Row } from '../data/resource-routes.ts';
import { Fold } from '../display/Fold.tsx';

export const creditsInput = (
  <NumberInput source="credits" label="Credits" validate={[required(), minValue(0.000_001)]} autoFocus />
);

export const lotTermInputs = (
  <Fold title="Expiry and order of use">
    <DateTimeInput source="expires_at" label="Expires" helperText="In your time zone. Never when left empty" />
    <NumberInput
      source="priority"
      label="Priority"
      min={1}
      max={1000}
      helperText="Credits of a lower number are used first; 100 when left empty"
    />
  </Fold>
);

/** A grant as the API takes it: a moment with its zone, and nothing that was left empty. */
export const grantBody = ({ expires_at: expiry, ...fields }: Row): Row => ({
  ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== '')),
  ...(expiry ? { expires_at: new Date(String(expiry)).toISOString() } : {}),
});
