import { Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';

/** About a second in all: past a moment's hitch, a caller is better told to come back than kept waiting. */
const ATTEMPTS = 5;

/** A connection that is made with the first request, and again soon after every outage. */
export const connectLazily = (address: string): Connection =>
  Connection.lazy({
    address,
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: ATTEMPTS }))],
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 1_000 },
  });
