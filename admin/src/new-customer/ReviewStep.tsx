import { useWatch } from 'react-hook-form';
import { Facts } from '../display/Facts.tsx';
import { Muted } from '../display/Muted.tsx';
import { formatCredits } from '../format/amounts.ts';
import { limitFacts, type TeamLimits, teamLimitsBody } from '../limits/team-limits.ts';
import { budgetModeChoices } from '../teams/budget-modes.ts';
import { type CustomerForm, organizationOf } from './customer-form.ts';

/** All of it once more, before it is made. */
export const ReviewStep = () => {
  const form = useWatch() as CustomerForm;
  return (
    <>
      <Facts facts={customerFacts(form)} />
      <Facts facts={limitFacts({ team_id: form.team_id, limits: teamLimitsBody(form.limits ?? {}) } as TeamLimits)} />
      <Muted>The team gets its key at once. It is shown only once, on the next page.</Muted>
    </>
  );
};

const customerFacts = (form: CustomerForm) => [
  {
    name: form.organization_kind === 'new' ? 'New organization' : 'Organization',
    value:
      form.organization_kind === 'new'
        ? `${form.new_organization_name} (${organizationOf(form)})`
        : organizationOf(form),
    isWide: true,
  },
  { name: 'Team', value: form.team_alias ? `${form.team_alias} (${form.team_id})` : form.team_id, isWide: true },
  { name: 'Access groups', value: form.access_groups?.join(', ') || 'None: every call is refused', isWide: true },
  { name: 'Jobs are paid', value: budgetModeChoices.find(({ id }) => id === form.budget_mode)?.name, isWide: true },
  { name: 'Price book', value: form.price_book_id || 'Its organization’s, or the default', isWide: true },
  { name: 'Credits', value: formatCredits(form.credits_allocated ?? 0) },
];
