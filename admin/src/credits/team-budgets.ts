import type { z } from 'zod';
import type { budgetList } from '#schemas/budgets.ts';
import type { Row } from '../data/resource-routes.ts';

export type Budgets = z.output<typeof budgetList>;
export type Budget = Budgets['budgets'][number];

export const budgetPeriods = [
  { id: 'day', name: 'Day' },
  { id: 'week', name: 'Week, from Monday' },
  { id: 'month', name: 'Month' },
];

/** The form's rows of the budgets there are. */
export const budgetsForm = ({ budgets }: Budgets): Row => ({
  budgets: budgets.map(({ period, limit_credits, hard_stop, alert_percents }) => ({
    period,
    limit_credits,
    hard_stop,
    alert_percents: alert_percents.join(', '),
  })),
});

/** What the API is sent for them. */
export const budgetsBody = ({ budgets }: Row): Row => ({
  budgets: ((budgets ?? []) as readonly Row[]).map(({ period, limit_credits, hard_stop, alert_percents }) => ({
    period,
    limit_credits,
    hard_stop: Boolean(hard_stop),
    alert_percents: String(alert_percents ?? '')
      .split(/[\s,%]+/)
      .filter(Boolean)
      .map(Number),
  })),
});
