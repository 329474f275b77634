import type { TokenPrice } from '#domain/call-cost.ts';
import { type NanoUsd, nanoToUsd } from '#domain/money.ts';
import { priceCallsBody, pricedCalls } from '#schemas/unpriced-calls.ts';
import type { Database } from '../../../prisma/client.ts';
import { priceCallsOf } from '../../../prisma/repositories/unpriced-calls.ts';
import { defineRoute } from '../../define-route.ts';
import { invalid } from '../../invalid.ts';
import { assertWholePrice, findKnownAlias } from '../model-aliases/known-alias.ts';

export const priceCalls = defineRoute({
  method: 'post',
  path: '/api/unpriced-calls/price',
  summary: "Price an alias's unpriced calls by their tokens. Teams pay what they paid",
  tag: 'Margins',
  access: 'admin',
  body: priceCallsBody,
  reply: pricedCalls,
  errors: ['invalid_request', 'forbidden', 'not_found'],

  async handle({ body }, { db }) {
    const { model_alias: alias, pricing_input: input = null, pricing_output: output = null } = body;
    const price = await choosePrice(db, alias, input, output);
    const { priced, costNanoUsd, withoutUsage, ofOpenJobs } = await priceCallsOf(db, alias, price);
    return {
      model_alias: alias,
      priced_calls: priced,
      cost_usd: nanoToUsd(costNanoUsd),
      calls_without_usage: withoutUsage,
      calls_of_open_jobs: ofOpenJobs,
    };
  },
});

/** The price that was asked for, which also works for an alias that is gone, or the alias's own. */
async function choosePrice(
  db: Database,
  alias: string,
  input: NanoUsd | null,
  output: NanoUsd | null,
): Promise<TokenPrice> {
  assertWholePrice(input, output);
  if (input !== null && output !== null) return { input, output };
  const stored = await findKnownAlias(db, alias);
  const { inputPricePerMillion, outputPricePerMillion } = stored;
  if (inputPricePerMillion === null || outputPricePerMillion === null) {
    throw invalid('pricing_input', `is needed with pricing_output: the model alias "${alias}" has no price of its own`);
  }
  return { input: inputPricePerMillion, output: outputPricePerMillion };
}
