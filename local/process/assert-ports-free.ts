import type { PartDefinition } from './part-definition.ts';
import { PortInUse } from './part-failures.ts';
import { isPortFree } from './ports.ts';

/** Refuses before anything is started, naming every port that somebody else has. */
export async function assertPortsFree(definitions: readonly PartDefinition[]): Promise<void> {
  const wanted = definitions.flatMap(({ name, ports }) => ports.map((port) => ({ name, ...port })));
  const checked = await Promise.all(wanted.map(async (port) => ({ ...port, isFree: await isPortFree(port.port) })));
  const taken = checked.filter(({ isFree }) => !isFree);
  if (taken.length) throw new PortInUse(taken);
}
