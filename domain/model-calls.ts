/** A request as a team sends it and as it is stored: OpenAI's chat parameters without the model. */
export type ModelRequest = { readonly messages: readonly unknown[]; readonly [parameter: string]: unknown };

/** What a model said, without anything that tells which model it was. */
export type ModelReply = { readonly choices: readonly ReplyChoice[]; readonly created: number };

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
