import { countTokens, splitTokens } from '../text/tokens.ts';
import { type Choice, type Completion, type ToolCall, usageOf } from './completion.ts';

/** One SSE event, and how many tokens the caller has once it is sent. */
export type Frame = { readonly data: string; readonly tokens: number };
type Delta = Record<string, unknown>;

/** The answer token by token, as OpenAI streams it. */
export function* completionFrames(completion: Completion, withUsage: boolean): Generator<Frame> {
  const { id, createdAtSeconds, model } = completion;
  const head = { id, object: 'chat.completion.chunk', created: createdAtSeconds, model, system_fingerprint: 'demo' };
  const frame = (rest: object, tokens = 0): Frame => ({ data: JSON.stringify({ ...head, ...rest }), tokens });
  const chunk = (index: number, delta: Delta, finish: string | null = null) => ({
    choices: [{ index, delta, logprobs: null, finish_reason: finish }],
  });

  for (const [index, choice] of completion.choices.entries()) {
    yield frame(chunk(index, { role: 'assistant', content: choice.text === null ? null : '' }));
    for (const { delta, tokens } of deltasOf(choice)) yield frame(chunk(index, delta), tokens);
    yield frame(chunk(index, {}, choice.finishReason));
  }
  if (withUsage) yield frame({ choices: [], usage: usageOf(completion) });
  yield { data: '[DONE]', tokens: 0 };
}

function* deltasOf({ text, toolCalls }: Choice): Generator<{ delta: Delta; tokens: number }> {
  for (const content of splitTokens(text ?? '')) yield { delta: { content }, tokens: 1 };
  for (const [index, call] of toolCalls.entries()) yield* toolDeltas(index, call);
}

function* toolDeltas(index: number, call: ToolCall): Generator<{ delta: Delta; tokens: number }> {
  const opening = { index, id: call.id, type: 'function', function: { name: call.name, arguments: '' } };
  yield { delta: { tool_calls: [opening] }, tokens: countTokens(call.name) };
  for (const piece of splitTokens(call.arguments)) {
    yield { delta: { tool_calls: [{ index, function: { arguments: piece } }] }, tokens: 1 };
  }
}
