import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import type { Report } from './work.ts';

const root = path.resolve(import.meta.dirname, '..');

/** Keeps a report with all that is needed to read it later: commit, machine, versions. Answers its path. */
export function saveReport(report: Report): string {
  const directory = path.join(root, 'bench/results');
  mkdirSync(directory, { recursive: true });
  const now = new Date().toISOString();
  const file = path.join(directory, `${now.slice(0, 19).replaceAll(':', '')}.json`);
  writeFileSync(file, `${JSON.stringify({ at: now, ...context(), ...report }, null, 2)}\n`);
  return path.relative(root, file);
}

function context() {
  const [cpu] = cpus();
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return {
    commit: execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
    machine: {
      cpu: cpu?.model ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 1e9),
      load: loadavg(),
    },
    versions: { node: process.version, ...dependencies },
  };
}
