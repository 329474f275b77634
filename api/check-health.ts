import type { Services } from './services.ts';

/** Asks every dependency whether it is there. */
export async function checkHealth(health: Services['health']) {
  const checks = await Promise.all(
    Object.entries(health).map(async ([name, { ask, isRequired }]) => {
      const isUp = await ask().then(
        () => true,
        () => false,
      );
      return { name, isUp, isRequired };
    }),
  );
  const down = checks.filter(({ isUp }) => !isUp);
  return {
    status: statusOf(down),
    dependencies: Object.fromEntries(checks.map(({ name, isUp }) => [name, isUp ? 'up' : 'down'] as const)),
  };
}

function statusOf(down: readonly { readonly isRequired: boolean }[]) {
  if (down.some(({ isRequired }) => isRequired)) return 'unavailable' as const;
  return down.length > 0 ? ('degraded' as const) : ('ready' as const);
}
