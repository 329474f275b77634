import { ApiError, type FieldErrors } from '../api/api-error.ts';
import { teamLimitsBody } from '../limits/team-limits.ts';
import { rateBody } from '../teams/rate-body.ts';
import { teamPath } from '../teams/team-path.ts';
import { type CustomerForm, organizationOf } from './customer-form.ts';

type Send = <T>(method: 'POST' | 'PUT', path: string, body: object) => Promise<T>;

export type NewTeam = {
  readonly teamId: string;
  readonly key: string;
  /** What could not be set on the team, which is there all the same. */
  readonly problems: readonly string[];
};

type Created = { readonly team_id: string; readonly virtual_key: string };

/**
 * Makes organization, team and key, then the rest. Throws an ApiError with the form's field names while there is no team;
 * it can be called again then, with the same `send`, which must send a repeated POST as one request.
 */
export async function createCustomer(form: CustomerForm, send: Send): Promise<NewTeam> {
  if (form.organization_kind === 'new') await createOrganization(form, send);
  const team = await send<Created>('POST', '/teams/create', {
    organization_id: organizationOf(form),
    team_id: form.team_id,
    ...(form.team_alias ? { team_alias: form.team_alias } : {}),
    access_groups: form.access_groups ?? [],
    credits_allocated: form.credits_allocated ?? 0,
    ...rateBody(form),
  });
  const problems = await settle([
    form.price_book_id
      ? {
          what: 'price book',
          run: () => send('PUT', teamPath(team.team_id, '/price-book'), { price_book_id: form.price_book_id }),
        }
      : null,
    hasLimits(form)
      ? { what: 'limits', run: () => send('PUT', teamPath(team.team_id, '/limits'), teamLimitsBody(form.limits ?? {})) }
      : null,
  ]);
  return { teamId: team.team_id, key: team.virtual_key, problems };
}

const hasLimits = ({ limits }: CustomerForm): boolean =>
  Object.keys(teamLimitsBody(limits ?? {})).some((field) => field !== 'when_reached');

const formFields: FieldErrors = { organization_id: 'new_organization_id', name: 'new_organization_name' };

async function createOrganization(form: CustomerForm, send: Send): Promise<void> {
  const { new_organization_id: id, new_organization_name: name } = form;
  try {
    await send('POST', '/organizations/create', { organization_id: id, name, create_default_team: false });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const errors = Object.entries(error.body.errors ?? {}).map(([field, text]) => [formFields[field] ?? field, text]);
    throw new ApiError(error.status, error.code, error.message, error.requestId, Object.fromEntries(errors));
  }
}

type Step = { readonly what: string; readonly run: () => Promise<unknown> };

async function settle(steps: readonly (Step | null)[]): Promise<string[]> {
  const problems: string[] = [];
  for (const step of steps) {
    await step?.run().catch((error: unknown) => {
      problems.push(`The ${step.what} could not be set: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
  return problems;
}
