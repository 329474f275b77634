import type { Row } from '../data/resource-routes.ts';
import { limitsBody, limitsForm } from '../limits/limits-form.ts';
import type { TeamKey } from './team-key.ts';

/** The form's fields of a key that exists. */
export const keyForm = (key: TeamKey): Row => ({
  name: key.name,
  scope: key.scope,
  allowed_ips: key.allowed_ips.join('\n'),
  expires_at: key.expires_at,
  limits: limitsForm(key.limits),
});

/** What the API is sent for them. */
export const keyBody = ({ name, scope, allowed_ips: addresses, expires_at: expiry, limits }: Row): Row => ({
  name,
  scope,
  allowed_ips: String(addresses ?? '')
    .split(/[\s,]+/)
    .filter(Boolean),
  expires_at: expiry ? new Date(String(expiry)).toISOString() : null,
  limits: limitsBody(limits as Row | undefined),
});
