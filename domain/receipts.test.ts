import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobOutcomes } from './jobs.ts';
import { microCredits, nanoUsd } from './money.ts';
import { type Bill, type FinishedCall, totalCost, writeReceipt } from './receipts.ts';

const succeeded: FinishedCall = {
  callId: 'call-1',
  purpose: 'summarize',
  alias: 'standard',
  status: 'succeeded',
  delivered: true,
  errorCode: null,
  latencyMs: 100,
  promptTokens: 20,
  completionTokens: 10,
  costNanoUsd: nanoUsd(450_000n),
  pricedCostNanoUsd: nanoUsd(450_000n),
  cached: false,
};
const failed: FinishedCall = {
  ...succeeded,
  callId: 'call-2',
  status: 'failed',
  delivered: false,
  errorCode: 'upstream_failed',
  latencyMs: 9_000,
  promptTokens: null,
  completionTokens: null,
  costNanoUsd: null,
  pricedCostNanoUsd: null,
};

const billOf = (charged: bigint): Bill => ({ rule: 'default', charged: microCredits(charged), lines: [] });

const calls = fc.array(
  fc.record<FinishedCall>({
    callId: fc.uuid(),
    purpose: fc.option(fc.string()),
    alias: fc.string(),
    status: fc.constantFrom('succeeded', 'failed', 'cancelled'),
    delivered: fc.boolean(),
    errorCode: fc.option(fc.constantFrom('upstream_failed', 'call_cancelled')),
    latencyMs: fc.option(fc.nat(600_000)),
    promptTokens: fc.option(fc.nat(1_000_000)),
    completionTokens: fc.option(fc.nat(1_000_000)),
    costNanoUsd: fc.option(fc.bigInt({ min: 0n, max: 10n ** 15n }).map(nanoUsd)),
    pricedCostNanoUsd: fc.option(fc.bigInt({ min: 0n, max: 10n ** 15n }).map(nanoUsd)),
    cached: fc.boolean(),
  }),
);

describe('writeReceipt', () => {
  it('lists each call with what became of it, in the order given', () => {
    expect(writeReceipt('completed', billOf(1_000_000n), [succeeded, failed])).toEqual({
      outcome: 'completed',
      totalCalls: 2,
      successfulCalls: 1,
      failedCalls: 1,
      averageLatencyMs: 100,
      totalTokens: 30,
      chargedMicroCredits: '1000000',
      price: { rule: 'default', lines: [] },
      calls: [
        { callId: 'call-1', purpose: 'summarize', alias: 'standard', latencyMs: 100, totalTokens: 30, error: null },
        {
          callId: 'call-2',
          purpose: 'summarize',
          alias: 'standard',
          latencyMs: 9_000,
          totalTokens: null,
          error: 'upstream_failed',
        },
      ],
    });
  });

  it('takes the average latency over successful calls alone, in whole milliseconds', () => {
    const slower = { ...succeeded, latencyMs: 201 };
    expect(writeReceipt('completed', billOf(0n), [succeeded, slower, failed]).averageLatencyMs).toBe(151);
  });

  it('is all zeros for a job without calls', () => {
    expect(writeReceipt('failed', billOf(0n), [])).toMatchObject({
      totalCalls: 0,
      averageLatencyMs: 0,
      totalTokens: 0,
      chargedMicroCredits: '0',
    });
  });

  it('counts every call once, and survives being stored as JSON', () => {
    fc.assert(
      fc.property(fc.constantFrom(...jobOutcomes), calls, (outcome, made) => {
        const receipt = writeReceipt(outcome, billOf(1n), made);
        expect(receipt.successfulCalls + receipt.failedCalls).toBe(made.length);
        expect(receipt.calls.map(({ callId }) => callId)).toEqual(made.map(({ callId }) => callId));
        expect(JSON.parse(JSON.stringify(receipt))).toEqual(receipt);
      }),
    );
  });

  it('never says what a call cost us', () => {
    expect(JSON.stringify(writeReceipt('completed', billOf(1n), [succeeded]))).not.toMatch(/450000|cost/i);
  });
});

describe('totalCost', () => {
  it('adds up what is known, also of failed calls', () => {
    const wasted = { ...failed, costNanoUsd: nanoUsd(50_000n) };
    expect(totalCost([succeeded, failed, wasted])).toBe(500_000n);
  });

  it('is the same however the calls are split', () => {
    fc.assert(
      fc.property(calls, calls, (some, others) => {
        expect(totalCost([...some, ...others])).toBe(totalCost(some) + totalCost(others));
      }),
      { numRuns: 1_000 },
    );
  });
});
