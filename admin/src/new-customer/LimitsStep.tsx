import { NumberInput, SelectInput } from 'react-admin';
import { Muted } from '../display/Muted.tsx';
import { RateInputs } from '../limits/RateInputs.tsx';
import { whenReachedChoices } from '../limits/team-limits.ts';

/** How much the team may do at a time. */
export const LimitsStep = () => (
  <>
    <Muted>All optional: what is left empty is not limited. Limits of single models are set on the team’s page.</Muted>
    <RateInputs prefix="limits." />
    <NumberInput source="limits.open_jobs" label="Open jobs at once" min={1} helperText={false} />
    <SelectInput
      source="limits.when_reached"
      label="A call beyond them"
      choices={whenReachedChoices}
      helperText={false}
    />
  </>
);
