import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEvents, textOfChunks } from '../testing/read-events.ts';
import { type RunningDemoProvider, startDemoProvider } from '../testing/start-demo-provider.ts';

const weather = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'The weather in a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};
const withUsage = { stream: true, stream_options: { include_usage: true } };

let provider: RunningDemoProvider;
beforeAll(async () => {
  provider = await startDemoProvider();
});
afterAll(() => provider.stop());

const ask = async (content: string, more = {}) => (await provider.chat(content, more)).json();
const streamed = async (content: string, more = {}) =>
  readEvents(await provider.chat(content, { ...withUsage, ...more }));

describe('POST /v1/chat/completions', () => {
  it('200: answers as a demo, quoting the message, the same each time', async () => {
    const first = await ask('Hello there');
    const second = await ask('Hello there');

    expect(first.choices[0].message.content).toMatch(/^\[demo\] .*Hello there/);
    expect(second.choices).toEqual(first.choices);
    expect(first.choices[0].finish_reason).toBe('stop');
  });

  it('200: streams the very text and usage it answers in one piece', async () => {
    const prompt = 'Summarize: Sales rose by 12 percent. Costs fell. The board met in Oslo and was content with sales.';
    const whole = await ask(prompt);
    const chunks = await streamed(prompt);

    expect(textOfChunks(chunks)).toBe(whole.choices[0].message.content);
    expect(chunks.at(-1)?.usage).toEqual(whole.usage);
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop');
  });

  it('200: leaves usage out of a stream that does not ask for it', async () => {
    const chunks = await streamed('Hello', { stream_options: null });
    expect(chunks.some((chunk) => 'usage' in chunk)).toBe(false);
  });

  it('200: counts four characters as a token', async () => {
    const { usage } = await ask('Hi [[say 12345678]]');
    expect(usage).toMatchObject({ prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 });
  });

  it('200: stops after max_tokens, and before a stop sequence', async () => {
    const short = await ask('[[tokens 50]]', { max_tokens: 7 });
    const stopped = await ask('[[say one two three]]', { stop: [' three', 'two'] });

    expect(short.choices[0].finish_reason).toBe('length');
    expect(short.usage.completion_tokens).toBe(7);
    expect(stopped.choices[0].message.content).toBe('one ');
    expect(stopped.choices[0].finish_reason).toBe('stop');
  });

  it('200: gives n choices, other for another seed, the same for the same', async () => {
    const three = await ask('Hello', { n: 3, seed: 1 });
    const again = await ask('Hello', { n: 3, seed: 1 });

    expect(new Set(three.choices.map((choice: { message: { content: string } }) => choice.message.content)).size).toBe(
      3,
    );
    expect(again.choices).toEqual(three.choices);
    expect((await ask('Hello', { seed: 2 })).choices).not.toEqual((await ask('Hello', { seed: 1 })).choices);
  });

  it('200: remembers what was said before', async () => {
    const messages = [
      { role: 'user', content: 'My name is Ana. I live in Oslo.' },
      { role: 'assistant', content: 'Noted.' },
      { role: 'user', content: 'What is my name?' },
    ];
    const { choices } = await ask('', { messages });
    expect(choices[0].message.content).toContain('My name is Ana.');
  });

  it('200: says that it cannot see an image', async () => {
    const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } };
    const content = [{ type: 'text', text: 'What is this?' }, image];
    const { choices, usage } = await ask('', { messages: [{ role: 'user', content }] });

    expect(choices[0].message.content).toContain('1 image');
    expect(usage.prompt_tokens).toBe(4 + 4 + 85);
  });

  it('200: calls a tool the message asks for, whole and streamed alike', async () => {
    const { choices } = await ask('What is the weather in Paris?', { tools: [weather] });
    const [call] = choices[0].message.tool_calls;
    const deltas = (await streamed('What is the weather in Paris?', { tools: [weather] })).flatMap(
      ({ choices: [choice] }) => choice?.delta.tool_calls ?? [],
    );

    expect(choices[0].finish_reason).toBe('tool_calls');
    expect(call.function).toEqual({ name: 'get_weather', arguments: '{"city":"Paris"}' });
    expect(deltas.map((delta) => delta.function.arguments).join('')).toBe('{"city":"Paris"}');
  });

  it('200: calls no tool unasked, and the named one when it must', async () => {
    const free = await ask('Tell me a joke', { tools: [weather] });
    const none = await ask('What is the weather?', { tools: [weather], tool_choice: 'none' });
    const named = await ask('Tell me a joke', {
      tools: [weather],
      tool_choice: { type: 'function', function: { name: 'get_weather' } },
    });

    expect(free.choices[0].message.tool_calls).toBeUndefined();
    expect(none.choices[0].message.tool_calls).toBeUndefined();
    expect(named.choices[0].message.tool_calls[0].function.name).toBe('get_weather');
  });

  it('200: answers from what the tool said', async () => {
    const call = { id: 'c1', type: 'function', function: { name: 'get_weather', arguments: '{}' } };
    const messages = [
      { role: 'user', content: 'What is the weather in Paris?' },
      { role: 'assistant', content: null, tool_calls: [call] },
      { role: 'tool', tool_call_id: 'c1', content: '18 degrees' },
    ];
    const { choices } = await ask('', { messages, tools: [weather] });
    expect(choices[0].message.content).toBe('[demo] get_weather says: 18 degrees');
  });

  it('200: answers json_object with an object', async () => {
    const { choices } = await ask('Summarize as JSON: Sales rose.', { response_format: { type: 'json_object' } });
    expect(JSON.parse(choices[0].message.content)).toMatchObject({ demo: true, summary: 'Sales rose.' });
  });

  it('400: says what is wrong with the body', async () => {
    const response = await provider.chat('', { messages: [] });
    expect(response.status).toBe(400);
    expect((await response.json()).error).toMatchObject({
      type: 'invalid_request_error',
      message: expect.stringContaining('messages'),
    });
  });

  it('400: is not JSON', async () => {
    const response = await provider.send('POST', '/v1/chat/completions', undefined, { body: '{' });
    expect(response.status).toBe(400);
  });
});
