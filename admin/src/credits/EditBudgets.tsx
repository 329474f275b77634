import {
  ArrayInput,
  BooleanInput,
  NumberInput,
  required,
  SelectInput,
  SimpleFormIterator,
  TextInput,
} from 'react-admin';
import { ActionButton } from '../action/ActionButton.tsx';
import { type Budgets, budgetPeriods, budgetsBody, budgetsForm } from './team-budgets.ts';

type Props = { readonly budgets: Budgets };

export const EditBudgets = ({ budgets }: Props) => (
  <ActionButton<Budgets>
    label="Edit"
    ariaLabel="Edit the budgets"
    method="PUT"
    path={`/teams/${encodeURIComponent(budgets.team_id)}/budgets`}
    title={`Budgets of ${budgets.team_id}`}
    explanation="At most one for a day, a week and a month, in UTC. They count at once; what was spent already in the period counts too."
    confirm="Save budgets"
    defaults={budgetsForm(budgets)}
    toBody={budgetsBody}
    done={({ budgets: list }) => (list.length === 0 ? 'The team has no budget.' : 'The budgets count from now on.')}
  >
    <ArrayInput source="budgets" label="Budgets" helperText={false}>
      <SimpleFormIterator disableReordering disableClear fullWidth>
        <SelectInput source="period" label="Period" choices={budgetPeriods} validate={required()} helperText={false} />
        <NumberInput source="limit_credits" label="Credits" validate={required()} helperText={false} />
        <BooleanInput source="hard_stop" label="Refuse what goes beyond it" defaultValue helperText={false} />
        <TextInput source="alert_percents" label="Alert at (percent)" defaultValue="80, 100" helperText={false} />
      </SimpleFormIterator>
    </ArrayInput>
  </ActionButton>
);
