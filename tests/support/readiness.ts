import { expect } from 'vitest';
import type { Part } from '../../local/process/part.ts';

type Told = { readonly status: number; readonly says: string; readonly down: readonly string[] };

/** What a process says of itself and of what it needs; null while it does not answer. */
async function readinessOf({ address }: Part): Promise<Told | null> {
  try {
    const answer = await fetch(new URL('/health/ready', address), { signal: AbortSignal.timeout(4_000) });
    const { status: says, dependencies } = (await answer.json()) as {
      status: string;
      dependencies: Record<string, string>;
    };
    const down = Object.keys(dependencies).filter((name) => dependencies[name] === 'down');
    return { status: answer.status, says, down };
  } catch {
    return null;
  }
}

/** Fails unless the process says within seconds that these are down, and whether it serves without them. */
export async function untilSaysDown(part: Part, says: 'ready' | 'degraded' | 'unavailable', ...down: string[]) {
  const told = { status: says === 'unavailable' ? 503 : 200, says, down };
  await expect.poll(() => readinessOf(part), { timeout: 20_000, interval: 100 }).toEqual(told);
}

export const untilSilent = (part: Part) =>
  expect.poll(() => readinessOf(part), { timeout: 10_000, interval: 100 }).toBeNull();
