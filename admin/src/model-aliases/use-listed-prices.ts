import type { z } from 'zod';
import type { modelPriceList } from '#schemas/model-prices.ts';
import { useSettled } from '../api/use-settled.ts';
import { useApi } from '../data/use-api.ts';

export type ListedPrice = z.output<typeof modelPriceList>['model_prices'][number];

const SHOWN = 30;

/** What LiteLLM's list has under such a name while it is typed, the closest first. */
export function useListedPrices(name: string) {
  const search = useSettled(name.trim());
  return useApi<z.output<typeof modelPriceList>>('/model-prices', {
    query: { search, limit: SHOWN },
    keepsPrevious: true,
  });
}
