import type { LiteLlmKeys } from '../temporal/litellm-keys.ts';

/** Keeps what is to be asked about keys at LiteLLM until the change that it is about is stored: sooner, nobody would see it. */
export class DeferredKeys implements LiteLlmKeys {
  readonly areStored: boolean;
  readonly #keys: LiteLlmKeys;
  readonly #asked: (() => Promise<void>)[] = [];

  constructor(keys: LiteLlmKeys) {
    this.#keys = keys;
    this.areStored = keys.areStored;
  }

  async changed(teamId: string): Promise<void> {
    this.#asked.push(() => this.#keys.changed(teamId));
  }

  async changedForMany(): Promise<void> {
    this.#asked.push(() => this.#keys.changedForMany());
  }

  /** Asks it all now. */
  async ask(): Promise<void> {
    for (const one of this.#asked.splice(0)) await one();
  }
}
