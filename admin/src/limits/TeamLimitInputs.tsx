import { FormDataConsumer, NumberInput, SelectInput } from 'react-admin';
import { AliasLimitInputs } from './AliasLimitInputs.tsx';
import { RateInputs } from './RateInputs.tsx';
import { whenReachedChoices } from './team-limits.ts';

/** All limits of a team. Empty: no limit. */
export const TeamLimitInputs = () => (
  <>
    <RateInputs />
    <NumberInput source="open_jobs" label="Open jobs at once" min={1} helperText={false} />
    <SelectInput
      source="when_reached"
      label="A call beyond them"
      choices={whenReachedChoices}
      defaultValue="refuse"
      helperText={false}
    />
    <FormDataConsumer>
      {({ formData }) =>
        formData['when_reached'] === 'queue' && (
          <NumberInput
            source="queue_seconds"
            label="Waits at most (seconds)"
            min={1}
            max={3600}
            helperText="60 when left empty"
          />
        )
      }
    </FormDataConsumer>
    <NumberInput
      source="fairness_weight"
      label="Fairness weight"
      min={0.001}
      helperText="Its part of the workers when there is more to do than they can. 1 when left empty; 2 gets twice as much"
    />
    <AliasLimitInputs source="aliases" />
  </>
);
