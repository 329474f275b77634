import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = path.resolve(import.meta.dirname, '../../docs/observability');
const read = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8');

const rule = z.strictObject({
  alert: z.string(),
  expr: z.string(),
  for: z
    .string()
    .regex(/^\d+[smh]$/)
    .optional(),
  labels: z.strictObject({ severity: z.enum(['page', 'warn', 'info']) }),
  annotations: z.strictObject({ summary: z.string() }),
});
const rules = z.strictObject({ groups: z.array(z.strictObject({ name: z.string(), rules: z.array(rule).min(1) })) });

/** The example rules, by the name of the alert. */
export const alertRules = new Map(
  rules.parse(parse(read('alerts.yml'))).groups.flatMap((group) => group.rules.map((found) => [found.alert, found])),
);

const panel = z.looseObject({
  title: z.string(),
  type: z.string(),
  targets: z.array(z.looseObject({ expr: z.string() })).default([]),
});
const dashboard = z.looseObject({ panels: z.array(panel) });

/** The expressions of the example dashboard, with the interval that Grafana would put in. */
export const dashboardExpressions = dashboard
  .parse(JSON.parse(read('grafana-dashboard.json')))
  .panels.flatMap(({ title, targets }) =>
    targets.map(({ expr }) => ({ title, expression: expr.replaceAll('$__rate_interval', '5m') })),
  );
