import { Choice } from '../panel/Choice.tsx';
import type { Problems } from './problems-under.ts';
import { type RuleForm, type Unfinished, unfinishedFields } from './rule-form.ts';

type Props = {
  readonly rule: RuleForm;
  readonly problems: Problems;
  readonly onChange: (rule: RuleForm) => void;
};

const choices = [
  { id: 'free', name: 'Nothing' },
  { id: 'delivered', name: 'Its delivered calls' },
  { id: 'full', name: 'The full price' },
];

const labels = { failed: 'A failed job costs', cancelled: 'A cancelled job costs', expired: 'An expired job costs' };

/** What jobs cost that were not completed. */
export const UnfinishedFields = ({ rule, problems, onChange }: Props) =>
  unfinishedFields.map((field) => (
    <Choice
      key={field}
      label={labels[field]}
      value={rule[field]}
      choices={choices}
      onChange={(ending) => onChange({ ...rule, [field]: ending as Unfinished })}
      error={problems[field]}
    />
  ));
