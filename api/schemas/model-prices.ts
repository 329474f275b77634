import { z } from 'zod';
import { pageQuery } from './fields.ts';
import { text } from './operator-fields.ts';

export const modelPricesQuery = z.strictObject({
  ...pageQuery.shape,
  search: text(300).optional().meta({ description: 'Words that the name has, in any order', example: 'gpt-4.1 mini' }),
});

export const modelPriceList = z.object({
  total: z.int(),
  model_prices: z.array(
    z.object({
      model: z.string().meta({ description: "For an alias's actual_model", example: 'openai/gpt-4.1-mini' }),
      provider: z.string(),
      mode: z.string(),
      pricing_input: z.number().meta({ description: 'USD per 1 million tokens' }),
      pricing_output: z.number().meta({ description: 'USD per 1 million tokens' }),
      max_output_tokens: z.int().nullable(),
    }),
  ),
});
