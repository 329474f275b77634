import type { z } from 'zod';
import type { modelPriceList } from '#schemas/model-prices.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useSettled } from '../api/use-settled.ts';

export type ListedPrice = z.output<typeof modelPriceList>['model_prices'][number];

const SHOWN = 30;

/** What LiteLLM's list has under such a name while it is typed, the closest first. */
export function useListedPrices(name: string) {
  const search = useSettled(name.trim());
  return useAnswer<z.output<typeof modelPriceList>>('/model-prices', {
    query: { search, limit: SHOWN },
    keepsPrevious: true,
  });
}
