/** A fetch of a program that may die: its requests are cut off then, and nothing more is sent or heard in it. */
export function mortalFetch(send: typeof fetch, died: AbortSignal): typeof fetch {
  return (input, init) =>
    died.aborted
      ? never()
      : send(new Request(input, { ...init, signal: died })).catch((error) =>
          died.aborted ? never() : Promise.reject(error),
        );
}

const never = (): Promise<Response> => new Promise(() => undefined);
