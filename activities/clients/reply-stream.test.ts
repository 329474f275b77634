import { describe, expect, it } from 'vitest';
import type { ReplyDelta } from '#domain/stream/reply-delta.ts';
import { ReplyStream } from './reply-stream.ts';
import { UpstreamError } from './upstream-error.ts';

type Chunk = object | 'silence';

/** What the SDK would give: ends without a word when it is aborted. */
function streamOf(chunks: readonly Chunk[], patienceMs = 1_000): ReplyStream {
  const controller = new AbortController();
  async function* come() {
    for (const chunk of chunks) {
      if (chunk !== 'silence') yield chunk;
      else return await new Promise((resolve) => controller.signal.addEventListener('abort', resolve));
    }
  }
  const sent = Object.assign(come(), { controller });
  const headers = new Headers({ 'x-litellm-call-id': 'id-1', 'x-litellm-model-group': 'real' });
  return new ReplyStream(sent, headers, { model: 'asked', patienceMs });
}

const said = (content: string, index = 0) => ({ model: 'sent', choices: [{ index, delta: { content } }] });
const ended = (reason: string, index = 0) => ({ choices: [{ index, delta: {}, finish_reason: reason }] });

async function read(stream: ReplyStream): Promise<ReplyDelta[]> {
  const deltas: ReplyDelta[] = [];
  for await (const delta of stream.deltas()) deltas.push(delta);
  return deltas;
}

describe('a stream from LiteLLM', () => {
  it('is told in neutral pieces, without those that say nothing', async () => {
    const tool = { index: 0, id: 'toolu_01', type: 'function', function: { name: 'f', arguments: '' } };
    const chunks = [
      said('a\0b'),
      { choices: [{ index: 0, delta: { tool_calls: [tool] } }] },
      ended('stop'),
      { choices: [{ index: 0, delta: {} }] },
    ];
    expect(await read(streamOf(chunks))).toEqual([
      { index: 0, content: 'a\ufffdb' },
      {
        index: 0,
        toolCalls: [{ index: 0, id: expect.stringMatching(/^call_[0-9a-f]{24}$/), name: 'f', arguments: '' }],
      },
      { index: 0, finishReason: 'stop' },
    ]);
  });

  it('knows what it came to', async () => {
    const usage = { prompt_tokens: 3, completion_tokens: 2, cost: 1.35e-5 };
    const stream = streamOf([said('a'), ended('stop'), { choices: [], usage }]);
    await read(stream);
    expect(stream.account).toEqual({
      actualModel: 'real',
      liteLlmCallId: 'id-1',
      usage: { promptTokens: 3, completionTokens: 2 },
      rawUsage: usage,
      reportedCostUsd: '0.0000135',
    });
  });

  it('ends every choice, though LiteLLM says so of the first alone', async () => {
    const deltas = await read(streamOf([said('a'), ended('length'), said('b', 1)]));
    expect(deltas.at(-1)).toEqual({ index: 1, finishReason: 'length' });
  });

  it.each([
    ['ends before the reply does', [said('a')]],
    ['falls silent', [said('a'), 'silence']],
    ['is no chat completion', [said('a'), { choices: 'none' }]],
  ] satisfies [string, Chunk[]][])('is the provider’s fault, which may pass, when it %s', async (_how, chunks) => {
    const failure = await read(streamOf(chunks, 30)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UpstreamError);
    expect((failure as UpstreamError).failure).toEqual({ status: 502, retryAfterSeconds: null });
  });
});
