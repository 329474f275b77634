import { type ComponentType, lazy } from 'react';

/** A page whose code is fetched when it is opened first. */
export const lazyPage = <N extends string>(load: () => Promise<Readonly<Record<N, ComponentType>>>, name: N) =>
  lazy(async () => ({ default: (await load())[name] }));
