import type { Row } from '../data/resource-routes.ts';

/** What the wizard asks for. */
export type CustomerForm = {
  readonly organization_kind: 'new' | 'existing';
  readonly organization_id?: string;
  readonly new_organization_name?: string;
  readonly new_organization_id?: string;
  readonly team_alias?: string;
  readonly team_id: string;
  readonly access_groups?: readonly string[];
  readonly budget_mode: string;
  readonly price_book_id?: string | null;
  readonly credits_allocated?: number;
  readonly limits?: Row;
};

export const emptyCustomer: CustomerForm = {
  organization_kind: 'new',
  team_id: '',
  access_groups: [],
  budget_mode: 'job_based',
  credits_allocated: 100,
  limits: { when_reached: 'refuse' },
};

/** The organization that the team will be in. */
export const organizationOf = (form: CustomerForm): string =>
  (form.organization_kind === 'new' ? form.new_organization_id : form.organization_id) ?? '';
