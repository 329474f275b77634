import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReplyBuilder } from './reply-builder.ts';
import { mergeDeltas, type ReplyDelta } from './reply-delta.ts';
import { wholeReply } from './reply-deltas.ts';

const toolCalls = fc.array(
  fc.record({ index: fc.nat(2), name: fc.string({ maxLength: 3 }), arguments: fc.string({ maxLength: 5 }) }),
  { minLength: 1, maxLength: 2 },
);
const deltas = fc.array(
  fc.record(
    { index: fc.nat(2), content: fc.string({ maxLength: 5 }), refusal: fc.string({ maxLength: 2 }), toolCalls },
    { requiredKeys: ['index'] },
  ),
  { maxLength: 12 },
);

function build(pieces: readonly ReplyDelta[]): ReplyBuilder {
  const builder = new ReplyBuilder();
  for (const piece of pieces) builder.add(piece);
  return builder;
}

describe('a reply in pieces', () => {
  it('is the same however many pieces are sent together', () => {
    fc.assert(
      fc.property(deltas, fc.nat(12), (pieces, at) => {
        const merged = [...mergeDeltas(pieces.slice(0, at)), ...mergeDeltas(pieces.slice(at))];
        expect(build(merged).units).toBe(build(pieces).units);
        expect(build(merged).reply(0)).toEqual(build(pieces).reply(0));
      }),
    );
  });

  it('has every tool call with all of its arguments', () => {
    const reply = build([
      { index: 0, toolCalls: [{ index: 0, id: 'call_a', name: 'search', arguments: '' }] },
      { index: 0, toolCalls: [{ index: 0, arguments: '{"q":' }] },
      { index: 0, toolCalls: [{ index: 1, id: 'call_b', name: 'open', arguments: '{}' }] },
      { index: 0, toolCalls: [{ index: 0, arguments: '"x"}' }], finishReason: 'tool_calls' },
    ]).reply(7);
    expect(reply).toEqual({
      created: 7,
      choices: [
        {
          index: 0,
          finishReason: 'tool_calls',
          message: {
            role: 'assistant',
            content: null,
            refusal: null,
            toolCalls: [
              { id: 'call_a', name: 'search', arguments: '{"q":"x"}' },
              { id: 'call_b', name: 'open', arguments: '{}' },
            ],
          },
        },
      ],
    });
  });

  it('is as long as the whole of it', () => {
    const builder = build([
      { index: 0, content: 'one ' },
      { index: 1, content: 'uno', finishReason: 'stop' },
      { index: 0, content: 'two', finishReason: 'length' },
    ]);
    expect(wholeReply(builder.reply(0)).units).toBe(builder.units);
    expect(builder).toMatchObject({ isPlain: false, text: 'one two' });
  });
});
