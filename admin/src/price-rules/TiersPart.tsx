import RemoveIcon from '@mui/icons-material/Close';
import { Button, IconButton, Stack } from '@mui/material';
import { Choice } from '../panel/Choice.tsx';
import { PartBox } from './PartBox.tsx';
import type { Problems } from './problems-under.ts';
import { quantityChoices } from './quantity-choices.ts';
import { RuleText } from './RuleText.tsx';
import type { StepForm, TiersForm } from './rule-form.ts';

type Props = {
  readonly tiers: TiersForm;
  readonly problems: Problems;
  readonly onChange: (tiers: TiersForm | undefined) => void;
};

const modeChoices = [
  { id: 'graduated', name: 'Graduated: each unit at its step' },
  { id: 'volume', name: 'Volume: all at the step reached' },
];

/** A price that changes with the quantity of the month, step by step; the last one has no end. */
export const TiersPart = ({ tiers, problems, onChange }: Props) => {
  const setStep = (place: number, step: StepForm) => onChange({ ...tiers, steps: tiers.steps.with(place, step) });
  return (
    <PartBox
      title="Tiers"
      isWide
      problem={problems['tiers'] ?? problems['tiers.steps']}
      onRemove={() => onChange(undefined)}
    >
      <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ columnGap: 2 }}>
        <Choice
          label="How"
          value={tiers.mode}
          choices={modeChoices}
          onChange={(mode) => onChange({ ...tiers, mode })}
          error={problems['tiers.mode']}
        />
        <Choice
          label="By the month’s"
          value={tiers.quantity}
          choices={quantityChoices}
          onChange={(quantity) => onChange({ ...tiers, quantity })}
          error={problems['tiers.quantity']}
        />
      </Stack>
      {tiers.steps.map((step, place) => (
        <Step
          key={place}
          number={place + 1}
          step={step}
          problems={[problems[`tiers.steps.${place}.up_to`], problems[`tiers.steps.${place}.credits_per_unit`]]}
          onChange={(next) => setStep(place, next)}
          onRemove={() => onChange({ ...tiers, steps: tiers.steps.toSpliced(place, 1) })}
        />
      ))}
      <Button
        size="small"
        onClick={() => onChange({ ...tiers, steps: [...tiers.steps, { up_to: '', credits_per_unit: '' }] })}
      >
        Add a step
      </Button>
    </PartBox>
  );
};

type StepProps = {
  readonly number: number;
  readonly step: StepForm;
  readonly problems: readonly [string | undefined, string | undefined];
  readonly onChange: (step: StepForm) => void;
  readonly onRemove: () => void;
};

const Step = ({ number, step, problems: [endProblem, priceProblem], onChange, onRemove }: StepProps) => (
  <Stack direction="row" role="group" aria-label={`Step ${number}`} sx={{ gap: 1, alignItems: 'start' }}>
    <RuleText
      label="Up to"
      value={step.up_to}
      onChange={(end) => onChange({ ...step, up_to: end })}
      help="Empty: without end"
      problem={endProblem}
      isNumber
    />
    <RuleText
      label="Credits a unit"
      value={step.credits_per_unit}
      onChange={(price) => onChange({ ...step, credits_per_unit: price })}
      problem={priceProblem}
      isNumber
    />
    <IconButton size="small" aria-label={`Take out step ${number}`} onClick={onRemove} sx={{ marginTop: 1.5 }}>
      <RemoveIcon fontSize="small" />
    </IconButton>
  </Stack>
);
