import { expect, test } from 'vitest';
import { chatMessages } from './chat-messages.ts';

test('shows what was asked, then what was answered', () => {
  const messages = chatMessages({
    request_data: {
      messages: [
        { role: 'system', content: 'Be brief' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image_url', image_url: {} },
          ],
        },
      ],
    },
    response_data: { choices: [{ message: { role: 'assistant', content: 'A cat', refusal: null, toolCalls: [] } }] },
  });
  expect(messages).toEqual([
    { role: 'system', text: 'Be brief' },
    { role: 'user', text: 'What is this?\n[image_url]' },
    { role: 'assistant', text: 'A cat' },
  ]);
});

test('shows the tools that are called', () => {
  const call = { id: '1', type: 'function', function: { name: 'look_up', arguments: '{"id":7}' } };
  const [answer] = chatMessages({
    request_data: null,
    response_data: { choices: [{ message: { role: 'assistant', content: null, tool_calls: [call] } }] },
  });
  expect(answer?.text).toBe('Calls look_up({"id":7})');
});

test('shows what an embedding was asked of, and nothing where nothing is kept', () => {
  expect(chatMessages({ request_data: { input: ['one', 'two'] }, response_data: null })).toEqual([
    { role: 'input', text: 'one' },
    { role: 'input', text: 'two' },
  ]);
  expect(chatMessages({ request_data: null, response_data: null })).toEqual([]);
});
