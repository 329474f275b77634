import { credentials, models } from './model-changes.ts';
import { operators } from './own-changes.ts';
import { prices } from './price-changes.ts';
import type { Step, World } from './step.ts';
import { credits, jobs, keys, organizations, teams } from './tenant-changes.ts';

/** One valid use at least of every route that changes something, in an order that works; the last one signs out. */
export const operatorChanges = (world: World): (() => Step)[] => [
  ...[...organizations(), ...teams(world), ...credits(world), ...jobs(world), ...models(), ...prices(world)].map(
    (step) => () => step,
  ),
  ...keys(world),
  ...credentials(world),
  ...operators(world),
];
