import type { RunRecord } from './run-record.ts';

/** A fetch that sends each request to the next of several replicas, as a load balancer does, and notes what will be sent again. */
export function spreadOver(addresses: readonly string[], record: RunRecord): typeof fetch {
  let next = 0;
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const address = addresses[next++ % addresses.length] ?? '';
    const body = request.body === null ? {} : { body: await request.text() };
    const { method, headers, signal } = request;
    try {
      const response = await fetch(new URL(pathname + search, address), { method, headers, signal, ...body });
      if (response.status >= 500) record.count('repeats', await codeOf(response));
      return response;
    } catch (error) {
      if (!signal.aborted) record.count('repeats', causeOf(error));
      throw error;
    }
  };
}

async function codeOf(response: Response): Promise<string> {
  const { error } = (await response.clone().json()) as { error?: { code?: string } };
  return error?.code ?? String(response.status);
}

function causeOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : String(error);
}
