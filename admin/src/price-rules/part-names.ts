import { amountWords } from './amount-words.ts';
import { type AmountPart, amountParts, type RuleForm } from './rule-form.ts';

type OtherPart = 'tiers' | 'free_quota' | 'rounding' | 'custom';

type Part = {
  readonly name: AmountPart | OtherPart;
  readonly label: string;
  readonly help: string;
  readonly isIn: (rule: RuleForm) => boolean;
  /** The rule with this part, as it begins. */
  readonly addTo: (rule: RuleForm) => RuleForm;
};

const others: readonly Part[] = [
  {
    name: 'tiers',
    label: 'Tiers',
    help: 'A price that changes with the quantity of the month',
    isIn: ({ tiers }) => tiers !== undefined,
    addTo: (rule) => ({ ...rule, tiers: { mode: 'graduated', quantity: 'calls', steps: firstSteps } }),
  },
  {
    name: 'custom',
    label: 'Expression',
    help: 'Arithmetic over the job',
    isIn: ({ custom }) => custom !== undefined,
    addTo: (rule) => ({ ...rule, custom: '' }),
  },
  {
    name: 'free_quota',
    label: 'Free quota',
    help: 'So much a month is free',
    isIn: ({ free_quota: quota }) => quota !== undefined,
    addTo: (rule) => ({ ...rule, free_quota: { quantity: 'calls', amount: '' } }),
  },
  {
    name: 'rounding',
    label: 'Rounding',
    help: 'To which part of a credit the sum is rounded; up to a millionth otherwise',
    isIn: ({ rounding }) => rounding !== undefined,
    addTo: (rule) => ({ ...rule, rounding: { mode: 'up', to: '0.01' } }),
  },
];

const firstSteps = [
  { up_to: '100', credits_per_unit: '' },
  { up_to: '', credits_per_unit: '' },
];

/** All parts that a rule may have. */
export const ruleParts: readonly Part[] = [
  ...amountParts.map((name) => ({
    name,
    label: amountWords[name].label,
    help: amountWords[name].help,
    isIn: ({ amounts }: RuleForm) => amounts[name] !== undefined,
    addTo: (rule: RuleForm) => ({ ...rule, amounts: { ...rule.amounts, [name]: '' } }),
  })),
  ...others,
];
