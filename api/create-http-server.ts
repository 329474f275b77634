import { createServer, type RequestListener, type Server } from 'node:http';

/** How long a caller may take to send its headers, and its whole request. How long the answer takes is another matter. */
const TIMES = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
};

/** A server that slow senders cannot keep busy. Longer kept alive than a load balancer keeps its connections, usually 60 s. */
export const createHttpServer = (listener: RequestListener, times: Partial<typeof TIMES> = {}): Server =>
  createServer({ ...TIMES, ...times }, listener);
