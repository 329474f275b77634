import { START } from '#domain/stream/stream-position.ts';
import { type BegunCall, beginCall, type CallRequest, callIdFor } from '../calls/begin-call.ts';
import { beginOnlyCall, findClosedJob, type OnlyCallRequest, prepareOnlyCall } from '../calls/begin-only-call.ts';
import { EventStream } from '../event-stream.ts';
import type { Services } from '../services.ts';
import { assertCanStream } from './assert-can-stream.ts';
import { type Relay, relayCall } from './relay-call.ts';

export type StreamedCall = { readonly call: BegunCall; readonly stream: EventStream };
type Options = Pick<Relay, 'onRestart'>;

/** Makes a call in an open job, whose reply is read while it comes. */
export async function streamCall(
  services: Services,
  request: Omit<CallRequest, 'isStreamed'>,
  options: Options = {},
): Promise<StreamedCall> {
  assertCanStream(services);
  const asked = { ...request, isStreamed: true };
  const call = await beginCall(services, callIdFor(asked), asked);
  return { call, stream: relayed(services, call, options) };
}

/** Makes a job of one call, whose reply is read while it comes. The job is closed before the stream says that it is whole. */
export async function streamOnlyCall(
  services: Services,
  request: Omit<OnlyCallRequest, 'isStreamed'>,
  options: Options = {},
): Promise<StreamedCall> {
  assertCanStream(services);
  const prepared = await prepareOnlyCall(services, { ...request, isStreamed: true });
  const call = await beginOnlyCall(services, prepared, null);
  const beforeDone = async () => void (await findClosedJob(services, call));
  return { call, stream: relayed(services, call, { ...options, beforeDone }) };
}

const relayed = (services: Services, call: BegunCall, options: Pick<Relay, 'onRestart' | 'beforeDone'>): EventStream =>
  new EventStream(
    relayCall(services, {
      ...options,
      call,
      alias: call.alias,
      from: START,
      isKnown: call.isRepeat || call.outcome !== null,
    }),
  );
