import { Stack } from '@mui/material';
import { Choice } from '../panel/Choice.tsx';
import { PartBox } from './PartBox.tsx';
import type { Problems } from './problems-under.ts';
import { quantityChoices } from './quantity-choices.ts';
import { RuleText } from './RuleText.tsx';
import type { RuleForm } from './rule-form.ts';
import { TiersPart } from './TiersPart.tsx';

type Props = {
  readonly rule: RuleForm;
  readonly problems: Problems;
  readonly onChange: (rule: RuleForm) => void;
};

/** The parts of a rule that are more than a number. */
export const OtherParts = (props: Props) => (
  <>
    {props.rule.tiers && (
      <TiersPart
        tiers={props.rule.tiers}
        problems={props.problems}
        onChange={(tiers) => props.onChange({ ...props.rule, tiers })}
      />
    )}
    <Expression {...props} />
    <Quota {...props} />
    <Rounding {...props} />
  </>
);

const Expression = ({ rule, problems, onChange }: Props) =>
  rule.custom !== undefined && (
    <PartBox title="Expression" isWide onRemove={() => onChange({ ...rule, custom: undefined })}>
      <RuleText
        label="Credits"
        value={rule.custom}
        onChange={(custom) => onChange({ ...rule, custom })}
        help="May use cost_usd, calls, prompt_tokens, completion_tokens, tokens, duration_seconds, metadata.name, min, max, ceil, floor, round, abs"
        problem={problems['custom']}
        sx={{ '& input': { fontFamily: 'monospace' } }}
      />
    </PartBox>
  );

const Quota = ({ rule, problems, onChange }: Props) => {
  const { free_quota: quota } = rule;
  if (!quota) return null;
  return (
    <PartBox
      title="Free quota"
      problem={problems['free_quota']}
      onRemove={() => onChange({ ...rule, free_quota: undefined })}
    >
      <Stack direction="row" sx={{ gap: 1 }}>
        <RuleText
          label="A month"
          value={quota.amount}
          onChange={(amount) => onChange({ ...rule, free_quota: { ...quota, amount } })}
          problem={problems['free_quota.amount']}
          isNumber
        />
        <Choice
          label="Of"
          value={quota.quantity}
          choices={quantityChoices}
          onChange={(quantity) => onChange({ ...rule, free_quota: { ...quota, quantity } })}
          error={problems['free_quota.quantity']}
        />
      </Stack>
    </PartBox>
  );
};

const roundingChoices = [
  { id: 'up', name: 'Up' },
  { id: 'nearest', name: 'To the nearest' },
  { id: 'down', name: 'Down' },
];

const Rounding = ({ rule, problems, onChange }: Props) => {
  const { rounding } = rule;
  if (!rounding) return null;
  return (
    <PartBox
      title="Rounding"
      problem={problems['rounding']}
      onRemove={() => onChange({ ...rule, rounding: undefined })}
    >
      <Stack direction="row" sx={{ gap: 1 }}>
        <Choice
          label="Way"
          value={rounding.mode}
          choices={roundingChoices}
          onChange={(mode) => onChange({ ...rule, rounding: { ...rounding, mode } })}
          error={problems['rounding.mode']}
        />
        <RuleText
          label="To whole … credits"
          value={rounding.to}
          onChange={(to) => onChange({ ...rule, rounding: { ...rounding, to } })}
          problem={problems['rounding.to']}
          isNumber
        />
      </Stack>
    </PartBox>
  );
};
