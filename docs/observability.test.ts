import { describe, expect, it } from 'vitest';
import { alertRules, dashboardExpressions } from '../tests/support/alert-rules.ts';
import { evaluate, parseExpression } from '../tests/support/promql.ts';
import type { Sample } from '../tests/support/read-metrics.ts';

const sample = (name: string, value: number, labels: Record<string, string> = {}): Sample => ({ name, labels, value });
const fires = (alert: string, now: Sample[], before: Sample[] = []): boolean =>
  evaluate(alertRules.get(alert)?.expr ?? '', { now, before }).length > 0;

describe('the example alerts and dashboard', () => {
  it.each([...alertRules.values()])('$alert is PromQL', ({ expr }) => {
    expect(() => parseExpression(expr)).not.toThrow();
  });

  it.each(dashboardExpressions)('"$title" is PromQL', ({ expression }) => {
    expect(() => parseExpression(expression)).not.toThrow();
  });

  it('notice what is no PromQL', () => {
    expect(() => parseExpression('max(saas_open_jobs) >')).toThrow(/is not PromQL/);
  });
});

describe('an alert fires', () => {
  it('when a process does not answer', () => {
    expect(fires('ProcessDown', [sample('up', 0, { job: 'saas-worker', instance: 'a' })])).toBe(true);
    expect(fires('ProcessDown', [sample('up', 1, { job: 'saas-worker' }), sample('up', 0, { job: 'other' })])).toBe(
      false,
    );
  });

  it('when more than 2% of requests end with 5xx, and not for 4xx', () => {
    const requests = (status: string, count: number) =>
      sample('saas_http_request_duration_seconds_count', count, { method: 'get', route: '/health', status });
    expect(fires('RequestsFail', [requests('200', 97), requests('500', 2), requests('504', 1)])).toBe(true);
    expect(fires('RequestsFail', [requests('200', 97), requests('503', 1), requests('404', 50)])).toBe(false);
    expect(fires('RequestsFail', [requests('200', 197), requests('500', 3)], [requests('500', 3)])).toBe(false);
  });

  it('when more than 5% of calls fail for no fault of their team', () => {
    const calls = sample('saas_calls_total', 100, { kind: 'chat', outcome: 'succeeded', cached: 'false' });
    const errors = (code: string, count: number) => sample('saas_call_errors_total', count, { code });
    expect(fires('CallsFail', [calls, errors('upstream_failed', 4), errors('invalid_reply', 2)])).toBe(true);
    expect(fires('CallsFail', [calls, errors('upstream_failed', 5), errors('call_cancelled', 40)])).toBe(false);
  });

  it('when what was sold in an hour cost more than it brought', () => {
    const sums = (gain: number, loss: number) => [
      sample('saas_margin_gain_usd_total', gain),
      sample('saas_margin_loss_usd_total', loss),
    ];
    expect(fires('SoldBelowCost', sums(10, 3), sums(9, 1))).toBe(true);
    expect(fires('SoldBelowCost', sums(10, 3), sums(5, 1))).toBe(false);
  });

  it('when waste is more than 5% of cost', () => {
    const sums = (waste: number, cost: number) => [
      sample('saas_waste_usd_total', waste, { reason: 'worker_lost' }),
      sample('saas_call_cost_usd_total', cost),
    ];
    expect(fires('MuchWaste', sums(0.06, 1))).toBe(true);
    expect(fires('MuchWaste', sums(0.04, 1))).toBe(false);
  });
});
