import type { operations } from './generated/schema.ts';
import { JobsApiError } from './jobs-api-error.ts';
import { readEvents } from './read-events.ts';
import { pauseBefore } from './send-until-answered.ts';

type StreamData = operations['postJobsJobIdLlmCallStream']['responses'][200]['content']['text/event-stream'];
type Chunk = Extract<StreamData, { object: 'chat.completion.chunk' }>;

export type StreamPart =
  /** The call was accepted; from here on it goes on whether anybody reads it or not. */
  | { readonly type: 'call'; readonly jobId: string; readonly callId: string }
  /** More of the reply. `text` is of its first choice. */
  | { readonly type: 'text'; readonly text: string; readonly chunk: Chunk }
  /** All text so far is void: the model had to be asked again and says something else. */
  | { readonly type: 'restart' };

type Opened = { readonly data: ReadableStream<Uint8Array> | null; readonly response: Response };

export type StreamRequests = {
  open(): Promise<Opened>;
  resume(jobId: string, callId: string, lastEventId: string): Promise<Opened>;
};

const MOST_BREAKS_IN_A_ROW = 10;

/** Reads a stream to its end, over as many connections as that takes. Throws {@link JobsApiError} when the call fails. */
export async function* followStream({ open, resume }: StreamRequests): AsyncGenerator<StreamPart> {
  let { data, response } = await open();
  const [jobId, callId] = ['x-job-id', 'x-call-id'].map((name) => response.headers.get(name) ?? '') as [string, string];
  yield { type: 'call', jobId, callId };
  let lastEventId = '';
  let breaks = 0;
  for (;;) {
    try {
      for await (const { id, event, data: text } of readEvents(data ?? new ReadableStream())) {
        if (text === '[DONE]') return;
        const part = readPart(event, text);
        lastEventId = id ?? lastEventId;
        breaks = 0;
        yield part;
      }
    } catch (error) {
      if (error instanceof JobsApiError && !error.isTemporary) throw error;
      if (breaks === MOST_BREAKS_IN_A_ROW) throw error;
    }
    breaks += 1;
    await pauseBefore(breaks, null);
    ({ data, response } = await resume(jobId, callId, lastEventId));
  }
}

function readPart(event: string | undefined, text: string): StreamPart {
  const data = JSON.parse(text);
  if (data.error) throw new JobsApiError(data.error, { status: null, retryAfter: null });
  if (event === 'restart') return { type: 'restart' };
  const chunk = data as Chunk;
  const first = chunk.choices.find(({ index }) => index === 0);
  return { type: 'text', text: first?.delta.content ?? '', chunk };
}
