import type { EmbeddingListView } from '#schemas/embeddings.ts';

/** Vectors in OpenAI's form. */
export const viewEmbeddings = (
  alias: string,
  embeddings: readonly string[],
  format: 'float' | 'base64',
): EmbeddingListView => ({
  object: 'list',
  model: alias,
  data: embeddings.map((embedding, index) => ({
    object: 'embedding',
    index,
    embedding: format === 'base64' ? embedding : readFloats(embedding),
  })),
});

function readFloats(base64: string): number[] {
  const bytes = Buffer.from(base64, 'base64');
  return Array.from({ length: bytes.length / 4 }, (_, place) => bytes.readFloatLE(place * 4));
}
