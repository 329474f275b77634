import { setTimeout as pause } from 'node:timers/promises';

/** Parts a process needs. `ask` rejects while one is away; without a part that is not required the process still serves. */
export type Dependencies = {
  readonly [name: string]: { readonly isRequired: boolean; ask(): Promise<unknown> };
};

export type Readiness = {
  readonly status: 'ready' | 'degraded' | 'unavailable';
  readonly dependencies: Readonly<Record<string, 'up' | 'down'>>;
};

const PATIENCE_MS = 2_000;

/** Whether a process can serve, dependency by dependency. One that does not answer soon is down, whatever it does later. */
export async function checkDependencies(dependencies: Dependencies): Promise<Readiness> {
  const checks = await Promise.all(
    Object.entries(dependencies).map(async ([name, { ask, isRequired }]) => ({
      name,
      isRequired,
      isUp: await isUp(ask),
    })),
  );
  const down = checks.filter((check) => !check.isUp);
  const whenDown = down.some(({ isRequired }) => isRequired) ? 'unavailable' : 'degraded';
  return {
    status: down.length === 0 ? 'ready' : whenDown,
    dependencies: Object.fromEntries(checks.map((check) => [check.name, check.isUp ? 'up' : 'down'])),
  };
}

async function isUp(ask: () => Promise<unknown>): Promise<boolean> {
  const enough = new AbortController();
  const answered = ask().then(
    () => true,
    () => false,
  );
  const late = pause(PATIENCE_MS, false, { signal: enough.signal }).catch(() => false);
  return Promise.race([answered, late]).finally(() => enough.abort());
}
