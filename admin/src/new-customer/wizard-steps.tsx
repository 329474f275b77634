import type { ComponentType } from 'react';
import { AccessStep } from './AccessStep.tsx';
import { CreditsStep } from './CreditsStep.tsx';
import { LimitsStep } from './LimitsStep.tsx';
import { OrganizationStep } from './OrganizationStep.tsx';
import { PriceStep } from './PriceStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';

type WizardStep = {
  readonly title: string;
  readonly Inputs: ComponentType;
  /** The heads of its fields' names, to find the step of a field that the API refuses. */
  readonly fields: readonly string[];
};

export const wizardSteps: readonly WizardStep[] = [
  {
    title: 'Customer',
    Inputs: OrganizationStep,
    fields: ['organization_id', 'new_organization_name', 'new_organization_id', 'team_alias', 'team_id'],
  },
  { title: 'Models', Inputs: AccessStep, fields: ['access_groups'] },
  {
    title: 'Prices',
    Inputs: PriceStep,
    fields: ['budget_mode', 'credits_per_dollar', 'tokens_per_credit', 'minimum_credits', 'price_book_id'],
  },
  { title: 'Credits', Inputs: CreditsStep, fields: ['credits_allocated'] },
  { title: 'Limits', Inputs: LimitsStep, fields: ['limits'] },
  { title: 'Review', Inputs: ReviewStep, fields: [] },
];

/** The first step that has a field of these, or null. */
export function stepOfFields(fields: readonly string[]): number | null {
  const place = wizardSteps.findIndex((step) =>
    fields.some((field) => step.fields.some((own) => field === own || field.startsWith(`${own}.`))),
  );
  return place < 0 ? null : place;
}
