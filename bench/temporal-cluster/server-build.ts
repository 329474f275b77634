import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The development server has the same one inside, and docker-compose.yml names it too. */
const VERSION = '1.32.0';
const goPath = path.resolve(import.meta.dirname, '../../.local/go');
const directory = path.join(goPath, `temporal-${VERSION}`);

/** The server, and the tool that brings its databases to the server's schema, each an executable file. */
export const binaries = { server: path.join(directory, 'server'), sql: path.join(directory, 'sql') };

const isBuilt = () => Object.values(binaries).every((file) => existsSync(file));

/** Whether there is a Temporal server to make a cluster of, or Go to build it with. */
export const canBuildServer = (): boolean => isBuilt() || spawnSync('go', ['version']).status === 0;

/** Builds Temporal's server from its Go module, unless that is done. It takes minutes; all that it writes but Go's own cache is in .local/go. */
export function buildServer(): void {
  if (isBuilt()) return;
  process.stdout.write('Building a Temporal server, which takes minutes …\n');
  const modules = ['cmd/server', 'cmd/tools/sql'].map((command) => `go.temporal.io/server/${command}@v${VERSION}`);
  for (const module of modules) {
    const variables = [`GOPATH=${goPath}`, `GOBIN=${directory}`, 'GOFLAGS=-modcacherw'];
    const { status } = spawnSync('env', [...variables, 'go', 'install', module], { stdio: 'inherit' });
    if (status !== 0) throw new Error(`go install ${module} failed.`);
  }
}
