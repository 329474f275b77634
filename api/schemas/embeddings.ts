import { z } from 'zod';

/** What goes to the model of an embedding. */
export const embeddingParameters = {
  input: z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(2_048)], {
    error: 'must be a text or a list of at most 2048 texts, none of them empty; lists of tokens are not supported',
  }),
  dimensions: z.int().min(1).optional(),
};

export const embeddingList = z.object({
  object: z.literal('list'),
  model: z.string().meta({ description: 'The alias' }),
  data: z.array(
    z.object({
      object: z.literal('embedding'),
      index: z.int(),
      embedding: z.union([z.string(), z.array(z.number())]),
    }),
  ),
});

export type EmbeddingListView = z.input<typeof embeddingList>;
