import { z } from 'zod';
import { neutralFinishReason } from '#domain/finish-reasons.ts';
import type { ReplyDelta, ToolCallDelta } from '#domain/stream/reply-delta.ts';
import { createNeutralIds } from './neutral-ids.ts';
import { type CallAccount, placeSchema, servingModel, usageSchema } from './read-completion.ts';
import { UpstreamError } from './upstream-error.ts';

const toolCallSchema = z.looseObject({
  index: placeSchema,
  id: z.string().nullish(),
  function: z.looseObject({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
});

const chunkSchema = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        index: placeSchema,
        finish_reason: z.string().nullish(),
        delta: z
          .looseObject({
            content: z.string().nullish(),
            refusal: z.string().nullish(),
            tool_calls: z.array(toolCallSchema).nullish(),
          })
          .nullish(),
      }),
    )
    .default([]),
  usage: usageSchema.extend({ cost: z.number().nullish() }).nullish(),
});

type Chunk = z.infer<typeof chunkSchema>;
type ChunkChoice = Chunk['choices'][number];

/** As OpenAI's SDK gives them; aborting closes the connection and ends them. */
type Chunks = AsyncIterable<unknown> & { readonly controller: Pick<AbortController, 'abort'> };

/** A reply that comes in pieces. What it came to is known when it has ended, and partly before. */
export class ReplyStream {
  /** Called when it has ended or broken. */
  onEnd: () => void = () => {};
  readonly #chunks: Chunks;
  readonly #patienceMs: number;
  readonly #neutralId = createNeutralIds();
  #account: CallAccount;

  /** `patienceMs`: how long the provider may say nothing. */
  constructor(chunks: Chunks, headers: Headers, { model, patienceMs }: { model: string; patienceMs: number }) {
    this.#chunks = chunks;
    this.#patienceMs = patienceMs;
    this.#account = {
      actualModel: servingModel(headers) ?? model,
      liteLlmCallId: headers.get('x-litellm-call-id'),
      usage: null,
      rawUsage: null,
      reportedCostUsd: null,
    };
  }

  get account(): CallAccount {
    return this.#account;
  }

  /** The pieces in order, until every choice has ended. Throws {@link UpstreamError} when the stream ends before. */
  async *deltas(): AsyncGenerator<ReplyDelta> {
    const ends = new Map<number, string | undefined>();
    const silence = setTimeout(() => this.#chunks.controller.abort(), this.#patienceMs);
    try {
      for await (const body of this.#chunks) {
        silence.refresh();
        const parsed = chunkSchema.safeParse(body);
        if (!parsed.success) throw broken(`Not a piece of a chat completion: ${z.prettifyError(parsed.error)}`);
        this.#note(parsed.data);
        for (const choice of parsed.data.choices) {
          const delta = asDelta(choice, this.#neutralId);
          ends.set(delta.index, delta.finishReason ?? ends.get(delta.index));
          if (Object.keys(delta).length > 1) yield delta;
        }
      }
      yield* missingEnds(ends);
    } catch (error) {
      throw error instanceof UpstreamError ? error : broken(`The stream broke: ${(error as Error).message}`);
    } finally {
      clearTimeout(silence);
      this.onEnd();
    }
  }

  #note({ usage }: Chunk): void {
    if (!usage) return;
    this.#account = {
      ...this.#account,
      usage: { promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens },
      rawUsage: usage,
      reportedCostUsd: usage.cost === null || usage.cost === undefined ? null : String(usage.cost),
    };
  }
}

/** Of several choices LiteLLM tells how the first one ended, and leaves that out of the others. */
function* missingEnds(ends: ReadonlyMap<number, string | undefined>): Generator<ReplyDelta> {
  const finishReason = [...ends.values()].find((reason) => reason !== undefined);
  if (finishReason === undefined) throw broken('The stream ended, or fell silent, before the reply was whole');
  for (const [index, reason] of ends) if (reason === undefined) yield { index, finishReason };
}

/** A stream that ends in the middle counts as a fault of the provider, which may pass. */
const broken = (detail: string): UpstreamError =>
  new UpstreamError({ status: 502, retryAfterSeconds: null }, detail.slice(0, 2_000));

type NeutralId = (id: string) => string;

const asDelta = ({ index, finish_reason: reason, delta }: ChunkChoice, neutralId: NeutralId): ReplyDelta => ({
  index,
  ...text('content', delta?.content),
  ...text('refusal', delta?.refusal),
  ...(delta?.tool_calls?.length && { toolCalls: delta.tool_calls.map((call) => asToolCall(call, neutralId)) }),
  ...(typeof reason === 'string' && { finishReason: neutralFinishReason(reason) }),
});

const asToolCall = (
  { index, id, function: called }: z.infer<typeof toolCallSchema>,
  neutralId: NeutralId,
): ToolCallDelta => ({
  index,
  ...(id ? { id: neutralId(id) } : {}),
  ...text('name', called?.name),
  ...text('arguments', called?.arguments),
});

/** Nothing for nothing; PostgreSQL keeps no U+0000, so what is told has none either. */
const text = <K extends string>(key: K, value: string | null | undefined): { readonly [P in K]?: string } =>
  value === null || value === undefined
    ? {}
    : ({ [key]: value.includes('\0') ? value.replaceAll('\0', '\ufffd') : value } as { readonly [P in K]?: string });
