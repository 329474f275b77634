import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

const migrationsDirectory = join(import.meta.dirname, 'migrations');
const filters = { externalTables: [], externalEnums: [] };

/**
 * Brings the database to the newest migration and names those it applied, writing the same
 * `_prisma_migrations` table as `prisma migrate deploy`, without that command's downloaded engine.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const { SchemaEngine } = await import('@prisma/schema-engine-wasm');
  const adapters = bindMigrationAwareSqlAdapterFactory(wholeScriptAdapters(databaseUrl));
  const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, adapters);
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: readMigrations(), filters });
  return appliedMigrationNames;
}

/** The adapter cuts scripts at every `;`, also inside function bodies; one plain query takes a script whole. */
function wholeScriptAdapters(connectionString: string): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg({ connectionString });
  const whole = (adapter: SqlDriverAdapter): SqlDriverAdapter => {
    adapter.executeScript = async (script) => {
      const client = new pg.Client({ connectionString });
      await client.connect();
      try {
        await client.query(script);
      } finally {
        await client.end();
      }
    };
    return adapter;
  };
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => whole(await factory.connect()),
    connectToShadowDb: async () => whole(await factory.connectToShadowDb()),
  };
}

function readMigrations() {
  const names = readdirSync(migrationsDirectory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: migrationsDirectory,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(join(migrationsDirectory, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: readFileSync(join(migrationsDirectory, path, 'migration.sql'), 'utf8') },
      },
    })),
  };
}
