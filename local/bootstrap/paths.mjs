import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export const inRoot = (...parts) => path.join(root, ...parts);

/** The pinned Node of the npm packages, on which everything but this bootstrap runs. */
export const pinnedNode = inRoot('node_modules/node/bin/node');

// biome-ignore lint/style/noProcessEnv: the bootstrap hands its environment on to the tools it runs
export const environment = process.env;

/** The search path without the folder npm puts before it, whose programs may be about to be replaced. */
export const systemPath = () =>
  (environment.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(path.delimiter);
