import { randomBytes } from 'node:crypto';
import type { Json } from '../api-client.ts';
import type { TestOperator } from '../create-operator.ts';
import type { Tenant } from '../create-tenant.ts';

/** What the steps so far have made. */
export type World = {
  readonly tenant: Tenant;
  readonly operator: TestOperator;
  readonly another: TestOperator;
  /** Sessions of the two that a step may end. */
  readonly sessions: { readonly own: string; readonly others: string };
  readonly jobId: string;
  readonly callId: string;
  readonly replies: Record<string, Json>;
};

export type Target = readonly [kind: string, id: string | null];

/** A change that an operator can make, and what the audit log must name for it. */
export type Step = {
  /** Method and path of the route. */
  readonly action: string;
  readonly path: string;
  readonly body?: unknown;
  readonly target: Target | ((reply: Json) => Target);
};

const suffix = randomBytes(5).toString('hex');

/** A name that no other test uses. */
export const named = (word: string) => `${word}-${suffix}`;
