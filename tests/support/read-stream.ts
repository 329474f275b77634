import { createParser, type EventSourceMessage } from 'eventsource-parser';

export type StreamAnswer = {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of an answer that is no stream. */
  // biome-ignore lint/suspicious/noExplicitAny: looked into by assertions
  readonly body: any;
  readonly events: AsyncIterable<EventSourceMessage>;
};

type Asked = { readonly key: string; readonly body?: unknown; readonly headers?: Record<string, string> };

/** Opens an event stream as a team's app would. Ending the iteration, or the signal, closes the connection. */
export async function openStream(url: URL | string, asked: Asked, signal?: AbortSignal): Promise<StreamAnswer> {
  const { key, body, headers = {} } = asked;
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: isStream ? null : await response.json(),
    events: isStream ? eventsOf(response) : noEvents(),
  };
}

async function* eventsOf(response: Response): AsyncGenerator<EventSourceMessage> {
  const waiting: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => void waiting.push(event) });
  const decoder = new TextDecoder();
  for await (const bytes of response.body ?? []) {
    parser.feed(decoder.decode(bytes, { stream: true }));
    yield* waiting.splice(0);
  }
}

async function* noEvents(): AsyncGenerator<EventSourceMessage> {}

export async function collect({ events }: StreamAnswer): Promise<EventSourceMessage[]> {
  const collected: EventSourceMessage[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

/** What a reader has: the text as its events say, and whether the stream said that it is whole. */
export class Reader {
  text = '';
  lastEventId = '';
  restarts = 0;
  isDone = false;
  error: { readonly code: string } | null = null;
  finishReason: string | null = null;

  take({ id, event, data }: EventSourceMessage): void {
    if (id) this.lastEventId = id;
    if (data === '[DONE]') {
      this.isDone = true;
      return;
    }
    const parsed = JSON.parse(data);
    if (event === 'restart') {
      this.text = '';
      this.restarts += 1;
    } else if (parsed.error) this.error = parsed.error;
    else {
      this.text += parsed.choices[0]?.delta.content ?? '';
      this.finishReason = parsed.choices[0]?.finish_reason ?? this.finishReason;
    }
  }

  /** Reads on, and stops in the middle once `isEnough` says so. */
  async read(answer: StreamAnswer, isEnough: () => boolean = () => false): Promise<this> {
    for await (const event of answer.events) {
      this.take(event);
      if (isEnough()) break;
    }
    return this;
  }
}
