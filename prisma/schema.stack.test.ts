import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate } from './migrate.ts';
import { createScratchDatabase, type ScratchDatabase } from './testing/scratch-database.ts';

/** All that Prisma's schema can say of a database; CHECKs, triggers, views, partial indexes and indexes on expressions or with comparable nulls are beyond it. */
const DESCRIBE = `
  SELECT table_name || '.' || column_name || ' ' || udt_name || coalesce('(' || datetime_precision || ')', '')
         || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END || coalesce(' DEFAULT ' || column_default, '') AS line
  FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
  WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'
  UNION ALL
  SELECT indexdef FROM pg_indexes
  WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' AND indexdef NOT LIKE '% WHERE %'
    AND indexdef NOT LIKE '%COALESCE%' AND indexdef NOT LIKE '%NULLS NOT DISTINCT'
  UNION ALL
  SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace AND contype IN ('f', 'p', 'u') AND conrelid::regclass::text <> '_prisma_migrations'
  ORDER BY line`;

describe('a migrated database', () => {
  let db: ScratchDatabase;

  beforeAll(async () => {
    db = await createScratchDatabase(inject('stack').DATABASE_URL);
  });
  afterAll(() => db?.drop());

  it('is what schema.prisma describes', async () => {
    const fromMigrations = await describeSchema();
    await db.pool.query('ALTER SCHEMA public RENAME TO migrated');
    await db.pool.query('CREATE SCHEMA public');
    await db.pool.query(await scriptFromSchema());
    const fromSchema = await describeSchema();
    await db.pool.query('DROP SCHEMA public CASCADE');
    await db.pool.query('ALTER SCHEMA migrated RENAME TO public');

    expect(fromMigrations).toContain('jobs.held_micro_credits int8 NOT NULL DEFAULT 0');
    expect(fromMigrations).toEqual(fromSchema);
  });

  it('has no migration left to apply', async () => {
    expect(await migrate(db.url)).toEqual([]);
  });

  it('remembers each migration as applied whole', async () => {
    const rows = await db.prisma.$queryRaw<{ finished_at: Date | null }[]>`SELECT finished_at FROM _prisma_migrations`;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ finished_at }) => finished_at !== null)).toBe(true);
  });

  async function describeSchema(): Promise<string[]> {
    const { rows } = await db.pool.query<{ line: string }>(DESCRIBE);
    return rows.map(({ line }) => line);
  }

  async function scriptFromSchema(): Promise<string> {
    const { SchemaEngine } = await import('@prisma/schema-engine-wasm');
    const file = path.join(import.meta.dirname, 'schema.prisma');
    const files = [{ path: file, content: readFileSync(file, 'utf8') }];
    const adapters = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: db.url }));
    const engine = await SchemaEngine.new({ datamodels: undefined }, () => {}, adapters);
    const { stdout } = await engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? '';
  }
});
