import { benchCache } from './cache.ts';
import { benchCall } from './call.ts';
import { benchFanOut } from './fan-out.ts';
import { benchFloor } from './floor.ts';
import { benchHolds } from './holds.ts';
import { benchJob } from './job.ts';
import { benchKey } from './key.ts';
import { benchLists } from './lists.ts';
import { benchMemory } from './memory.ts';
import { benchReprice } from './reprice.ts';
import { benchScaleOut } from './scale-out.ts';
import { benchStream } from './stream.ts';
import { benchWallet } from './wallet.ts';

/** Those that share one running stack. */
export const onSharedStack = {
  call: benchCall,
  floor: benchFloor,
  job: benchJob,
  'fan-out': benchFanOut,
  stream: benchStream,
  cache: benchCache,
  key: benchKey,
  holds: benchHolds,
  wallet: benchWallet,
  reprice: benchReprice,
  lists: benchLists,
};

/** Those that start what they need themselves. */
export const onOwnStacks = { memory: benchMemory, 'scale-out': benchScaleOut };

export type SharedName = keyof typeof onSharedStack;
export type OwnName = keyof typeof onOwnStacks;
export type Name = SharedName | OwnName;

export const isShared = (name: string): name is SharedName => name in onSharedStack;
export const isOwn = (name: string): name is OwnName => name in onOwnStacks;
