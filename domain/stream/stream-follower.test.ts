import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Continuation } from './continuation.ts';
import { ReplyBuilder } from './reply-builder.ts';
import { mergeDeltas, type ReplyDelta } from './reply-delta.ts';
import type { StreamEntry } from './stream-entry.ts';
import { StreamFollower, type StreamFrame } from './stream-follower.ts';
import { FINISH_STEP, readPosition, START, writePosition } from './stream-position.ts';

/** What a reader makes of frames: the text, and how often it had to begin anew. */
class Screen {
  text = '';
  finishes = 0;
  restarts = 0;

  show(frames: readonly StreamFrame[]): void {
    for (const frame of frames) {
      if (frame.restart) {
        this.text = '';
        this.finishes = 0;
        this.restarts += 1;
      } else {
        for (const { content = '', finishReason } of frame.deltas) {
          this.text += content;
          this.finishes += finishReason === undefined ? 0 : 1;
        }
      }
    }
  }
}

/** An attempt's text as entries of a stream, cut into pieces of these lengths. */
function entriesOf(attempt: number, text: string, cuts: readonly number[]): StreamEntry[] {
  const entries: StreamEntry[] = [];
  let from = 0;
  for (const [index, length] of cuts.entries()) {
    const content = text.slice(from, from + length);
    const position = { attempt, units: from + content.length, step: index + 1 };
    entries.push({ position, event: { type: 'deltas', from, deltas: [{ index: 0, content }] } });
    from += content.length;
  }
  const rest = { index: 0, content: text.slice(from), finishReason: 'stop' };
  entries.push({
    position: { attempt, units: text.length, step: FINISH_STEP },
    event: { type: 'deltas', from, deltas: [rest] },
  });
  return entries;
}

const replyOf = (text: string) => {
  const builder = new ReplyBuilder();
  builder.add({ index: 0, content: text, finishReason: 'stop' });
  return builder.reply(0);
};

const texts = fc.string({ unit: 'binary', maxLength: 60 });
const cuts = fc.array(fc.nat(9), { maxLength: 12 });

describe('a reader of a stream', () => {
  it('has the whole text once, wherever it was cut off and whatever the stream lost meanwhile', () => {
    fc.assert(
      fc.property(texts, cuts, fc.nat(14), fc.nat(14), fc.nat(14), (text, pieces, stopAt, lostFrom, lostCount) => {
        const entries = entriesOf(1, text, pieces);
        const screen = new Screen();
        const first = new StreamFollower();
        for (const entry of entries.slice(0, stopAt)) screen.show(first.take(entry));
        const id = writePosition(first.position);

        const kept = entries.toSpliced(lostFrom, lostCount);
        const second = new StreamFollower(readPosition(id) ?? START);
        for (const entry of kept) screen.show(second.take(entry));
        screen.show(second.finish(replyOf(text), 1));
        expect(screen).toMatchObject({ text, restarts: 0, finishes: 1 });
      }),
      { numRuns: 2_000 },
    );
  });

  it('goes on from a text that was written anew as one piece', () => {
    const follower = new StreamFollower({ attempt: 1, units: 5, step: 3 });
    const whole: StreamEntry = {
      position: { attempt: 1, units: 11, step: 9 },
      event: { type: 'deltas', from: 0, deltas: [{ index: 0, content: 'hello world' }] },
    };
    const screen = new Screen();
    screen.show(follower.take(whole));
    expect(screen.text).toBe(' world');
  });

  it('begins anew when tools were called and it had only some of it', () => {
    const builder = new ReplyBuilder();
    builder.add({
      index: 0,
      toolCalls: [{ index: 0, id: 'call_1', name: 'f', arguments: '{}' }],
      finishReason: 'tool_calls',
    });
    const frames = new StreamFollower({ attempt: 1, units: 1, step: 1 }).finish(builder.reply(0), 1);
    expect(frames.map(({ restart }) => restart)).toEqual([true, false]);
  });

  it('is told how a choice ended, and nothing twice, when that is all it lacks', () => {
    const frames = new StreamFollower({ attempt: 1, units: 5, step: 4 }).finish(replyOf('hello'), 1);
    expect(frames).toEqual([
      {
        position: { attempt: 1, units: 5, step: FINISH_STEP },
        restart: false,
        deltas: [{ index: 0, finishReason: 'stop' }],
      },
    ]);
  });

  it('is told nothing more when it has all', () => {
    const all = { attempt: 2, units: 5, step: FINISH_STEP };
    expect(new StreamFollower(all).finish(replyOf('hello'), 2)).toEqual([]);
  });
});

describe('a later attempt', () => {
  /** How a reader that has some of the first attempt's text sees the second one's, through its entries. */
  function takeOver(first: string, had: number, second: string, pieces: readonly number[]): Screen {
    const screen = new Screen();
    const follower = new StreamFollower();
    for (const entry of entriesOf(1, first.slice(0, had), []).slice(0, 1)) {
      const cut = { ...entry, position: { ...entry.position, step: 1 } };
      const [delta] = entry.event.type === 'deltas' ? entry.event.deltas : [];
      const content = delta?.content ?? '';
      screen.show(follower.take({ ...cut, event: { type: 'deltas', from: 0, deltas: [{ index: 0, content }] } }));
    }
    let [units, step] = [0, 1];
    const continuation = new Continuation(first.slice(0, had));
    const write = ({ continues, deltas }: { continues: boolean; deltas: readonly ReplyDelta[] }) => {
      if (continues) {
        units = had;
        step += 1;
        screen.show(follower.take({ position: { attempt: 2, units, step }, event: { type: 'continue' } }));
      }
      const merged = mergeDeltas(deltas);
      if (merged.length === 0) return;
      const from = units;
      units += merged.reduce((sum, { content = '' }) => sum + content.length, 0);
      step += 1;
      screen.show(
        follower.take({ position: { attempt: 2, units, step }, event: { type: 'deltas', from, deltas: merged } }),
      );
    };
    for (const { event } of entriesOf(2, second, pieces)) {
      if (event.type === 'deltas') for (const delta of event.deltas) write(continuation.take(delta));
    }
    write(continuation.end());
    screen.show(follower.finish(replyOf(second), 2));
    return screen;
  }

  it('is never spliced onto another answer', () => {
    fc.assert(
      fc.property(texts, fc.nat(60), texts, cuts, (first, had, second, pieces) => {
        const sent = Math.min(had, first.length);
        const screen = takeOver(first, sent, second, pieces);
        const isSame = second.startsWith(first.slice(0, sent));
        expect(screen).toMatchObject({ text: second, restarts: isSame ? 0 : 1 });
      }),
      { numRuns: 2_000 },
    );
  });

  it('goes on in silence where the first was cut off when it says the same', () => {
    expect(takeOver('one two three', 6, 'one two three', [2, 2, 4])).toMatchObject({
      text: 'one two three',
      restarts: 0,
    });
  });

  it('makes readers begin anew when it says something else, or less', () => {
    expect(takeOver('one two three', 6, 'one or two', [3, 3])).toMatchObject({ text: 'one or two', restarts: 1 });
    expect(takeOver('one two three', 6, 'one', [3])).toMatchObject({ text: 'one', restarts: 1 });
  });
});

describe('a position', () => {
  it('survives as an id, and ids rise with the text and with each attempt', () => {
    fc.assert(
      fc.property(fc.nat(900_000), fc.nat(999_999_999), fc.nat(2_000_000_000), (attempt, units, step) => {
        expect(readPosition(writePosition({ attempt, units, step }))).toEqual({ attempt, units, step });
      }),
    );
    expect(writePosition({ attempt: 1, units: 384, step: 2 })).toBe('1000000384-2');
    for (const id of ['', '1', 'a-b', '1-2-3', '-1-2']) expect(readPosition(id)).toBeNull();
  });
});
