const MAX_KEYS = 10_000;

/** Counts how often the same message has come; the oldest messages are forgotten first. */
export class Attempts {
  readonly #counts = new Map<string, number>();

  next(key: string): number {
    const attempt = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.delete(key);
    this.#counts.set(key, attempt);
    for (const oldest of this.#counts.keys()) {
      if (this.#counts.size <= MAX_KEYS) break;
      this.#counts.delete(oldest);
    }
    return attempt;
  }

  clear(): void {
    this.#counts.clear();
  }
}
