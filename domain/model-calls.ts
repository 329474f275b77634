import type { ErrorCode } from './errors.ts';

/** A request as a team sends it and as it is stored: OpenAI's chat parameters without the model. */
export type ModelRequest = { readonly messages: readonly unknown[]; readonly [parameter: string]: unknown };

/** What a call asks of a model. */
export type CallKind = 'chat' | 'embedding';

/** Texts to turn into vectors, as they are stored. */
export type EmbeddingRequest = { readonly input: readonly string[]; readonly dimensions?: number | undefined };

export type CallRequest = ModelRequest | EmbeddingRequest;

export const isEmbedding = (request: CallRequest): request is EmbeddingRequest => 'input' in request;

/** What a model said, without anything that tells which model it was. */
export type ModelReply = {
  /** Unix seconds. */
  readonly created: number;
  /** None in the reply to an embedding. */
  readonly choices: readonly ReplyChoice[];
  /** A vector for each input, as base64 of little-endian 32-bit floats. */
  readonly embeddings?: readonly string[];
};

export type ReplyChoice = {
  readonly index: number;
  readonly finishReason: string | null;
  readonly message: {
    readonly role: 'assistant';
    readonly content: string | null;
    readonly refusal: string | null;
    readonly toolCalls: readonly ToolCall[];
  };
};

export type ToolCall = { readonly id: string; readonly name: string; readonly arguments: string };

/** A call by its id; the request itself waits in storage. `replyTo` is the channel its caller listens on, if one does. */
export type CallReference = {
  readonly callId: string;
  readonly replyTo: string | null;
  /** It begins when its team's limits allow it. */
  readonly waits?: true;
};

/** How a call ended, as its caller is told. */
export type CallOutcome =
  | {
      readonly status: 'succeeded';
      readonly reply: ModelReply;
      readonly latencyMs: number;
      readonly promptTokens: number | null;
      readonly completionTokens: number | null;
      /** The reply had been given before. */
      readonly cached: boolean;
    }
  | {
      readonly status: 'failed';
      /** The beginning of a reply that was stopped. */
      readonly partial?: ModelReply | null;
      readonly code: ErrorCode;
      /** What its caller reads, where the code alone does not say it. */
      readonly message: string | null;
      readonly retryAfterSeconds: number | null;
    };

/** What a worker publishes for the API process that waits for a call. A null outcome is to be read from storage. */
export type CallEnded = { readonly callId: string; readonly outcome: CallOutcome | null };
