import type { WrittenRule } from '#schemas/price-books.ts';

/** A rule while it is edited: numbers are the text in their fields, and a part that is undefined is not in the rule. */
export type RuleForm = {
  readonly name: string;
  readonly match: Readonly<Record<MatchField, string>>;
  readonly amounts: Readonly<Partial<Record<AmountPart, string>>>;
  readonly custom?: string | undefined;
  readonly tiers?: TiersForm | undefined;
  readonly free_quota?: QuotaForm | undefined;
  readonly rounding?: RoundingForm | undefined;
  readonly failed: Unfinished;
  readonly cancelled: Unfinished;
  readonly expired: Unfinished;
};

export type TiersForm = { readonly mode: string; readonly quantity: string; readonly steps: readonly StepForm[] };
/** A step without an end has none in its field. */
export type StepForm = { readonly up_to: string; readonly credits_per_unit: string };
type QuotaForm = { readonly quantity: string; readonly amount: string };
type RoundingForm = { readonly mode: string; readonly to: string };
export type Unfinished = NonNullable<WrittenRule['failed']>;

const matchFields = ['team_id', 'organization_id', 'alias', 'job_type'] as const;
export type MatchField = (typeof matchFields)[number];

export const amountParts = [
  'per_job',
  'per_call',
  'per_1k_tokens',
  'per_1k_prompt_tokens',
  'per_1k_completion_tokens',
  'cost_markup_percent',
  'cached_discount_percent',
  'minimum',
  'cap',
] as const;
export type AmountPart = (typeof amountParts)[number];

export const unfinishedFields = ['failed', 'cancelled', 'expired'] as const;

/** A rule as the API has it, made ready to be edited. */
export function toRuleForm(rule: WrittenRule): RuleForm {
  const { match = {}, tiers, free_quota: quota, rounding } = rule;
  return {
    name: rule.name,
    match: {
      team_id: match.team_id ?? '',
      organization_id: match.organization_id ?? '',
      alias: match.alias ?? '',
      job_type: match.job_type ?? '',
    },
    amounts: Object.fromEntries(
      amountParts.flatMap((part) => (rule[part] === undefined ? [] : [[part, String(rule[part])]])),
    ),
    custom: rule.custom,
    tiers: tiers && { ...tiers, steps: tiers.steps.map(toStepForm) },
    free_quota: quota && { ...quota, amount: String(quota.amount) },
    rounding: rounding && { mode: rounding.mode ?? 'up', to: String(rounding.to ?? '') },
    failed: rule.failed ?? 'free',
    cancelled: rule.cancelled ?? 'free',
    expired: rule.expired ?? 'free',
  };
}

/**
 * The rule that a form says, with nothing in it that is left empty or as it is anyway. What is no number stays text:
 * the API says what is wrong with it.
 */
export function fromRuleForm(form: RuleForm): Readonly<Record<string, unknown>> {
  const { custom, tiers, free_quota: quota, rounding } = form;
  const match = matchFields.flatMap((field) => (form.match[field] === '' ? [] : [[field, form.match[field]]]));
  return {
    name: form.name,
    ...(match.length > 0 && { match: Object.fromEntries(match) }),
    ...Object.fromEntries(amountParts.flatMap((part) => numbersIn(part, form.amounts[part]))),
    ...(tiers && { tiers: { ...tiers, steps: tiers.steps.map(fromStepForm) } }),
    ...(custom !== undefined && { custom }),
    ...(quota && { free_quota: { ...quota, amount: numberIn(quota.amount) } }),
    ...(rounding && {
      rounding: { mode: rounding.mode, ...(rounding.to === '' ? {} : { to: numberIn(rounding.to) }) },
    }),
    ...Object.fromEntries(unfinishedFields.flatMap((field) => (form[field] === 'free' ? [] : [[field, form[field]]]))),
  };
}

type Step = NonNullable<WrittenRule['tiers']>['steps'][number];

const toStepForm = ({ up_to: end, credits_per_unit: price }: Step): StepForm => ({
  up_to: end === null ? '' : String(end),
  credits_per_unit: String(price),
});

const fromStepForm = ({ up_to: end, credits_per_unit: price }: StepForm) => ({
  up_to: end.trim() === '' ? null : numberIn(end),
  credits_per_unit: numberIn(price),
});

const numbersIn = (part: AmountPart, text: string | undefined) => (text === undefined ? [] : [[part, numberIn(text)]]);

/** `1.5` is a number; so is `1,000`, but `1,5` could be two things and stays text. */
export function numberIn(text: string): number | string {
  const plain = text.trim().replace(/(?<=^-?\d{1,3}(?:,\d{3})*),(?=\d{3}(?:,|\.|$))/g, '');
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : text;
}
