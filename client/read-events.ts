import { createParser, type EventSourceMessage } from 'eventsource-parser';

/** The events of a stream as they come. Leaving early closes the connection, which stops nothing on the other side. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<EventSourceMessage> {
  const come: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (event) => void come.push(event) });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* come.splice(0);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
