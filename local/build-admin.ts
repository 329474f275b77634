import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runNodeTool } from './process/run-node-tool.ts';

const SOURCES = ['admin', 'api/schemas'];

/** Builds the operators' pages unless the last build was of these very sources. */
export async function buildAdmin(root: string): Promise<void> {
  const stamp = path.join(root, 'admin/dist/.sources');
  const sources = digest(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  await runNodeTool('Building the admin pages', root, 'node_modules/vite/bin/vite.js', 'build', 'admin');
  writeFileSync(stamp, sources);
}

function digest(root: string): string {
  const hash = createHash('sha256');
  for (const file of [...SOURCES.flatMap((folder) => filesIn(root, folder)), 'package-lock.json'].sort()) {
    hash.update(file).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.startsWith('admin/dist/'));
}
