type Delta = { content?: string | null; tool_calls?: { function: { name?: string; arguments?: string } }[] };
export type Chunk = {
  choices: { index: number; delta: Delta; finish_reason: string | null }[];
  usage?: Record<string, unknown>;
};

/** The SSE events of a whole stream, without its `[DONE]`; fails when that is missing. */
export async function readEvents(response: Response): Promise<Chunk[]> {
  const data = (await response.text())
    .split('\n\n')
    .flatMap((event) => (event.startsWith('data: ') ? event.slice(6) : []));
  if (data.pop() !== '[DONE]') throw new Error('The stream ended without [DONE]');
  return data.map((event) => JSON.parse(event) as Chunk);
}

export const textOfChunks = (chunks: readonly Chunk[]): string =>
  chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
