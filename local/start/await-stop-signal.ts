const SAME_KEY_PRESS_MS = 1_000;

/** Resolves at the first Ctrl-C; a second one, not merely the same one passed on by npm, ends this process at once. */
export function awaitStopSignal(onSecond: () => void): Promise<void> {
  return new Promise((resolve) => {
    let firstAt: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        firstAt ??= Date.now();
        if (Date.now() - firstAt > SAME_KEY_PRESS_MS) onSecond();
        resolve();
      });
    }
  });
}
