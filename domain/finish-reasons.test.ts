import { expect, it } from 'vitest';
import { finishReasons, neutralFinishReason } from './finish-reasons.ts';

it('tells an end in OpenAI’s words whatever the provider calls it', () => {
  expect(finishReasons.map(neutralFinishReason)).toEqual(finishReasons);
  const told = ['end_turn', 'stop_sequence', 'MAX_TOKENS', 'model_length', 'tool_use', 'SAFETY', 'RECITATION'];
  expect(told.map(neutralFinishReason)).toEqual([
    'stop',
    'stop',
    'length',
    'length',
    'tool_calls',
    'content_filter',
    'content_filter',
  ]);
});

it('passes on no word that it does not know', () => {
  expect(['some-model-ended', '', '__proto__', 'constructor'].map(neutralFinishReason)).toEqual(Array(4).fill('stop'));
});
