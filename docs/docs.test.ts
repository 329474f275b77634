import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { adminEnvironment } from '../admin/config.ts';
import { apiEnvironment } from '../api/config.ts';
import { statusOf } from '../api/errors.ts';
import { workerEnvironment } from '../temporal/config.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

/** The rows of the README's table whose first column has this heading, each cell without its backquotes. */
function tableRows(firstHeading: string): string[][] {
  const lines = readme.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${firstHeading} |`));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return lines.slice(start + 2, end).map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map(plain),
  );
}

const plain = (cell: string) => cell.trim().replace(/^`([^`]*)`$/, '$1');

describe('the README', () => {
  it('has a row for every error code, with its status', () => {
    const rows = tableRows('Code').map(([code, status]) => [code, Number(status)]);
    expect(Object.fromEntries(rows)).toEqual(statusOf);
    expect(rows).toHaveLength(Object.keys(statusOf).length);
  });

  it('says what each error means and what to do', () => {
    for (const [, , meaning, remedy] of tableRows('Code')) expect([meaning, remedy]).not.toContain('');
  });

  it('names a folder for each there is, and no other', () => {
    const folders = readdirSync(ROOT, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
      .map(({ name }) => name);
    expect(
      tableRows('Folder')
        .map(([name]) => name)
        .sort(),
    ).toEqual(folders.sort());
  });
});

describe('the README’s variables', () => {
  const schemas = { API: apiEnvironment.shape, worker: workerEnvironment.shape, admin: adminEnvironment.shape };
  type Program = keyof typeof schemas;
  const rows = tableRows('Variable').map(([name = '', readers = '', value = '']) => ({ name, readers, value }));
  const settings = Object.entries(schemas).flatMap(([program, shape]) =>
    Object.entries(shape).map(([name, schema]) => ({ program: program as Program, name, schema })),
  );
  const defaultOf = (parsed: ReturnType<(typeof settings)[number]['schema']['safeParse']>) =>
    parsed.success ? String(parsed.data ?? 'none') || 'empty' : 'required';

  it('are those that the programs read, each once', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual([...new Set(settings.map(({ name }) => name))].sort());
  });

  it.each(rows)('$name has its readers and default', ({ name, readers, value }) => {
    const read = settings.filter((setting) => setting.name === name);
    expect(readers.split(', ')).toEqual(read.map(({ program }) => program));
    expect([...new Set(read.map(({ schema }) => defaultOf(schema.safeParse(undefined))))]).toEqual([value]);
  });
});

describe('the documentation', () => {
  const files = globSync('**/*.md', { cwd: ROOT, exclude: (name) => name === 'node_modules' || name.startsWith('.') });
  const links = files.flatMap((file) =>
    [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/\]\((?<target>[^)\s]+)\)/g)]
      .map(({ groups }) => groups?.['target'] ?? '')
      .filter((target) => !/^(?:[a-z]+:|#)/.test(target))
      .map((target) => ({ file, target })),
  );

  it.each(links)('$file links to $target, which exists', ({ file, target }) => {
    expect(existsSync(path.resolve(ROOT, path.dirname(file), target.split('#')[0] ?? ''))).toBe(true);
  });
});
