import { amountWords } from './amount-words.ts';
import { PartBox } from './PartBox.tsx';
import type { Problems } from './problems-under.ts';
import { RuleText } from './RuleText.tsx';
import { type AmountPart, amountParts, type RuleForm } from './rule-form.ts';

type Props = {
  readonly rule: RuleForm;
  readonly problems: Problems;
  readonly onChange: (rule: RuleForm) => void;
};

/** The parts of a rule that are one number each. */
export const AmountParts = ({ rule, problems, onChange }: Props) => {
  const set = (part: AmountPart, text: string | undefined) => {
    const { [part]: _old, ...others } = rule.amounts;
    onChange({ ...rule, amounts: text === undefined ? others : { ...rule.amounts, [part]: text } });
  };
  return amountParts
    .filter((part) => rule.amounts[part] !== undefined)
    .map((part) => {
      const { label, unit, help } = amountWords[part];
      return (
        <PartBox key={part} title={label} onRemove={() => set(part, undefined)}>
          <RuleText
            label={unit === 'credits' ? 'Credits' : 'Percent'}
            value={rule.amounts[part] ?? ''}
            onChange={(text) => set(part, text)}
            help={help}
            problem={problems[part]}
            isNumber
          />
        </PartBox>
      );
    });
};
