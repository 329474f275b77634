import { AutocompleteInput, NumberInput, required, SelectInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { ActionButton } from '../action/ActionButton.tsx';
import { useAliasNames } from '../groups/use-alias-names.ts';
import { useGroupNames } from '../model-aliases/use-group-names.ts';
import type { JobType } from './job-type.ts';
import { marginActionChoices } from './margin-actions.ts';

type Props = { readonly jobType: JobType };

/** Changes all that is set for a job type. */
export const SetJobType = ({ jobType }: Props) => (
  <ActionButton
    label="Change settings"
    variant="outlined"
    method="PUT"
    path={`/job-types/${encodeURIComponent(jobType.job_type)}`}
    title={`Settings of ${jobType.job_type}`}
    explanation="Running jobs of this type go by a new floor within a second. Calls that name no model use the new default from now on."
    confirm="Save settings"
    done="The settings are saved."
    toBody={({ margin_floor_percent: floor, margin_action: action, switch_to_alias: other, default_model: model }) => ({
      margin_floor_percent: floor ?? null,
      margin_action: action,
      switch_to_alias: action === 'switch' ? (other ?? null) : null,
      default_model: model ?? null,
    })}
    defaults={{ ...jobType }}
  >
    <SettingInputs />
  </ActionButton>
);

const SettingInputs = () => {
  const aliases = useAliasNames().map((name) => ({ id: name, name }));
  const groups = useGroupNames();
  const action = useWatch({ name: 'margin_action' });
  return (
    <>
      <NumberInput
        source="margin_floor_percent"
        label="Margin floor, %"
        max={100}
        helperText="What must remain of the price after cost. No floor when empty; below 0 where a loss is accepted"
      />
      <SelectInput
        source="margin_action"
        label="When a running job falls below it"
        choices={marginActionChoices}
        validate={required()}
        helperText={false}
      />
      {action === 'switch' && (
        <AutocompleteInput source="switch_to_alias" label="Alias to switch to" choices={aliases} helperText={false} />
      )}
      <AutocompleteInput
        source="default_model"
        label="Model of calls that name none"
        choices={[...aliases, ...groups]}
        helperText="An alias or a group, if the team may use it; the team’s own default when empty"
      />
    </>
  );
};
