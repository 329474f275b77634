import { freePort } from './process/ports.ts';

export const defaultPorts = {
  postgres: 5433,
  valkey: 6381,
  temporal: 7233,
  temporalUi: 8233,
  demoProvider: 8010,
  litellm: 8002,
  workerHealth: 8004,
  api: 8003,
  apiMetrics: 8005,
  admin: 3002,
};

export type StackPorts = { readonly [Name in keyof typeof defaultPorts]: number };

/** Free ports for a whole stack, so that several can run at once. */
export async function freePorts(): Promise<StackPorts> {
  const names = Object.keys(defaultPorts);
  const entries = await Promise.all(names.map(async (name) => [name, await freePort()] as const));
  return { ...defaultPorts, ...Object.fromEntries(entries) };
}
