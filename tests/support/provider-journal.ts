import { expect } from 'vitest';

export type Seen = {
  readonly prompt: string;
  readonly model: string;
  readonly key: { readonly last4: string; readonly sha256: string };
  readonly status: number | null;
  readonly outcome: string;
  readonly endedAtMs: number | null;
};

/** What the demo provider itself saw of requests whose prompt contains `marker`. */
export async function seenByProvider(providerUrl: string, marker: string): Promise<Seen[]> {
  const response = await fetch(new URL('/journal', providerUrl));
  const { entries } = (await response.json()) as { entries: Seen[] };
  return entries.filter(({ prompt }) => prompt.includes(marker));
}

/** Waits until the provider works on a request whose prompt contains `marker`. */
export async function untilProviderSees(providerUrl: string, marker: string): Promise<void> {
  await expect.poll(() => seenByProvider(providerUrl, marker), { timeout: 20_000, interval: 20 }).not.toEqual([]);
}

/** The last characters of the keys that such requests came with, in their order. */
export async function keysSeen(providerUrl: string, marker: string): Promise<string[]> {
  return (await seenByProvider(providerUrl, marker)).map(({ key }) => key.last4);
}
