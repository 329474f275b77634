import { DomainError } from '#domain/errors.ts';
import { nanoToUsd } from '#domain/money.ts';
import { callParams, priceCallBody, pricedCall } from '#schemas/unpriced-calls.ts';
import type { Database } from '../../../prisma/client.ts';
import { findCallPricing, priceCall as storeCost } from '../../../prisma/repositories/unpriced-calls.ts';
import { defineRoute } from '../../define-route.ts';

export const priceCall = defineRoute({
  method: 'post',
  path: '/api/unpriced-calls/:call_id/price',
  summary: 'Say what a call cost, or correct what an operator said. The team pays what it paid',
  tag: 'Margins',
  access: 'admin',
  params: callParams,
  body: priceCallBody,
  reply: pricedCall,
  errors: ['invalid_request', 'forbidden', 'not_found', 'conflict'],

  async handle({ params: { call_id: callId }, body: { cost_usd: cost } }, { db }) {
    const jobId = await storeCost(db, callId, cost);
    if (jobId === null) throw await explainRefusal(db, callId);
    return { call_id: callId, job_id: jobId, cost_usd: nanoToUsd(cost), cost_source: 'operator' as const };
  },
});

async function explainRefusal(db: Database, callId: string): Promise<DomainError> {
  const call = await findCallPricing(db, callId);
  if (!call)
    return new DomainError('not_found', `There is no call ${callId}. GET /api/unpriced-calls lists those to price.`);
  if (call.costSource === null) return conflict(callId, 'has no reply, so there is nothing to price');
  if (call.isJobOpen) return conflict(callId, 'belongs to an open job. Price it once the job is closed');
  return conflict(callId, `has a cost from ${sources[call.costSource] ?? call.costSource}, which stands`);
}

const sources: Readonly<Record<string, string>> = { litellm: 'LiteLLM', alias_price: "its alias's price" };

const conflict = (callId: string, why: string) => new DomainError('conflict', `The call ${callId} ${why}.`);
