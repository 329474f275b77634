import { describe, expect, it } from 'vitest';
import type { ModelReply } from '#domain/model-calls.ts';
import { estimateUsage } from './estimate-usage.ts';

const reply = (content: string | null, toolCalls: ModelReply['choices'][number]['message']['toolCalls'] = []) => ({
  created: 0,
  choices: [
    { index: 0, finishReason: null, message: { role: 'assistant' as const, content, refusal: null, toolCalls } },
  ],
});

describe('tokens that nobody told', () => {
  it('are counted as OpenAI’s tokenizer does, with what each message costs', async () => {
    const messages = [{ role: 'user', content: 'hello world' }];
    expect(await estimateUsage({ messages }, reply('hello world'))).toEqual({ promptTokens: 6, completionTokens: 2 });
  });

  it('are those of the prompt alone when nothing was said', async () => {
    const messages = [{ role: 'user', content: 'hello world' }];
    expect(await estimateUsage({ messages }, null)).toEqual({ promptTokens: 6, completionTokens: 0 });
  });

  it('count parts, images, tools and calls of tools', async () => {
    const content = [
      { type: 'text', text: 'hello world' },
      { type: 'image_url', image_url: { url: 'data:' } },
    ];
    const plain = await estimateUsage({ messages: [{ role: 'user', content }] }, null);
    expect(plain.promptTokens).toBe(6 + 85);
    const tools = [{ type: 'function', function: { name: 'weather' } }];
    expect((await estimateUsage({ messages: [{ role: 'user', content }], tools }, null)).promptTokens).toBeGreaterThan(
      95,
    );
    const calling = reply(null, [{ id: 'call_1', name: 'weather', arguments: '{"city":"Paris"}' }]);
    expect((await estimateUsage({ messages: [] }, calling)).completionTokens).toBeGreaterThan(3);
  });

  it('are those of the texts of an embedding', async () => {
    expect(await estimateUsage({ input: ['hello world', 'hello'] }, null)).toEqual({
      promptTokens: 3,
      completionTokens: 0,
    });
  });

  it('count words that mean something to a tokenizer as words', async () => {
    const messages = [{ role: 'user', content: '<|endoftext|>' }];
    expect((await estimateUsage({ messages }, null)).promptTokens).toBeGreaterThan(4);
  });
});
