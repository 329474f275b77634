/** The next piece of one choice of a streamed reply, without anything that tells which model said it. */
export type ReplyDelta = {
  readonly index: number;
  readonly content?: string;
  readonly refusal?: string;
  readonly toolCalls?: readonly ToolCallDelta[];
  readonly finishReason?: string;
};

/** A piece of a tool call: the first one has its id and name, all of them pieces of its arguments. */
export type ToolCallDelta = {
  readonly index: number;
  readonly id?: string;
  readonly name?: string;
  readonly arguments?: string;
};

/** How much a piece adds to a reply, in UTF-16 units of everything that was said. */
export function unitsOf({ content = '', refusal = '', toolCalls = [] }: ReplyDelta): number {
  const ofTools = toolCalls.reduce((sum, { name = '', arguments: text = '' }) => sum + name.length + text.length, 0);
  return content.length + refusal.length + ofTools;
}

/** Whether a piece is of the first choice's text and nothing else: only such replies can be gone on with in the middle. */
export const isPlain = ({ index, refusal, toolCalls }: ReplyDelta): boolean => index === 0 && !refusal && !toolCalls;

/** The same reply in fewer pieces: one for each choice, in order of their first piece. */
export function mergeDeltas(deltas: readonly ReplyDelta[]): ReplyDelta[] {
  const merged = new Map<number, ReplyDelta>();
  for (const delta of deltas) {
    const earlier = merged.get(delta.index);
    merged.set(delta.index, earlier ? join(earlier, delta) : delta);
  }
  return [...merged.values()];
}

function join(first: ReplyDelta, second: ReplyDelta): ReplyDelta {
  const toolCalls = [...(first.toolCalls ?? []), ...(second.toolCalls ?? [])];
  return {
    ...first,
    ...second,
    ...joined('content', first.content, second.content),
    ...joined('refusal', first.refusal, second.refusal),
    ...(toolCalls.length > 0 && { toolCalls: joinToolCalls(toolCalls) }),
  };
}

function joinToolCalls(pieces: readonly ToolCallDelta[]): ToolCallDelta[] {
  const calls = new Map<number, ToolCallDelta>();
  for (const piece of pieces) {
    const earlier = calls.get(piece.index);
    const name = joined('name', earlier?.name, piece.name);
    const text = joined('arguments', earlier?.arguments, piece.arguments);
    calls.set(piece.index, { ...piece, ...earlier, ...name, ...text });
  }
  return [...calls.values()];
}

const joined = <K extends string>(key: K, first?: string, second?: string): { readonly [P in K]?: string } =>
  first === undefined && second === undefined
    ? {}
    : ({ [key]: (first ?? '') + (second ?? '') } as { readonly [P in K]?: string });
