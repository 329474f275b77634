import { DomainError } from '#domain/errors.ts';
import { nanoToUsd } from '#domain/money.ts';
import { modelPriceList, modelPricesQuery } from '#schemas/model-prices.ts';
import type { ListedPrice } from '../../../activities/clients/price-map.ts';
import { defineRoute } from '../../define-route.ts';

export const listModelPrices = defineRoute({
  method: 'get',
  path: '/api/model-prices',
  summary: "What LiteLLM's own list says models cost, the closest name first",
  tag: 'Model aliases',
  access: 'viewer',
  query: modelPricesQuery,
  reply: modelPriceList,
  errors: ['invalid_request', 'forbidden', 'upstream_failed'],

  async handle({ query: { search = '', limit, offset } }, { priceMap }) {
    const prices = await priceMap.read().catch(() => {
      const message = 'LiteLLM cannot be asked for its prices now. Type the price in, or try again shortly.';
      throw new DomainError('upstream_failed', message);
    });
    const found = closestFirst(prices, search.toLowerCase());
    return { total: found.length, model_prices: found.slice(offset, offset + limit).map(viewPrice) };
  },
});

/** Those whose names have every word: the very name, then names that begin so, then the others by name. */
function closestFirst(prices: readonly ListedPrice[], search: string): readonly ListedPrice[] {
  const words = search.split(/\s+/);
  const distance = (name: string) => (name === search ? 0 : name.startsWith(search) ? 1 : 2);
  return prices
    .map((price) => ({ price, name: price.model.toLowerCase() }))
    .filter(({ name }) => words.every((word) => name.includes(word)))
    .toSorted((a, b) => distance(a.name) - distance(b.name))
    .map(({ price }) => price);
}

const viewPrice = ({ inputPricePerMillion, outputPricePerMillion, maxOutputTokens, ...price }: ListedPrice) => ({
  ...price,
  pricing_input: nanoToUsd(inputPricePerMillion),
  pricing_output: nanoToUsd(outputPricePerMillion),
  max_output_tokens: maxOutputTokens,
});
