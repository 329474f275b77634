import { isOwn, isShared, type Name, onOwnStacks, onSharedStack } from './benches/index.ts';
import { canBuildServer } from './temporal-cluster/server-build.ts';

export type Choice = { readonly names: readonly Name[]; readonly note?: string };

/** What was asked for cannot be run, and why. */
export class CannotRun extends Error {}

const NEEDS_GO = 'scale-out needs Go, to build a Temporal server: https://go.dev/doc/install';

/** It needs what `npm run seed-large` writes. */
const onlyWhenAskedFor: readonly Name[] = ['lists'];
const all: readonly Name[] = [...Object.keys(onSharedStack), ...Object.keys(onOwnStacks)].filter(isBench);

/** The benches asked for, or else all that can run on this machine, with a note about one that cannot. Throws CannotRun. */
export function chooseBenches(asked: readonly string[], hasServer = canBuildServer()): Choice {
  const unknown = asked.filter((name) => !isBench(name));
  if (unknown.length > 0) throw new CannotRun(`There is no bench ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  if (!hasServer && asked.includes('scale-out')) throw new CannotRun(NEEDS_GO);
  if (asked.length > 0) return { names: asked.filter(isBench) };
  const usual = all.filter((name) => !onlyWhenAskedFor.includes(name));
  return hasServer
    ? { names: usual }
    : { names: usual.filter((name) => name !== 'scale-out'), note: `Left out: ${NEEDS_GO}` };
}

function isBench(name: string): name is Name {
  return isShared(name) || isOwn(name);
}
