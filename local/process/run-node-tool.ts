import { spawn } from 'node:child_process';
import { once } from 'node:events';

const TAIL_LINES = 30;

/** Runs one of the project's tools to its end; when it fails, the error ends with what it said last. */
export async function runNodeTool(purpose: string, root: string, file: string, ...parameters: string[]): Promise<void> {
  const tool = spawn(process.execPath, [file, ...parameters], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [tool.stdout, tool.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code, signal] = await once(tool, 'close');
  if (code === 0) return;
  const tail = output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
  throw new Error(`${purpose} failed with ${signal ?? `exit code ${code}`}\n${tail.replaceAll(/^/gm, '  | ')}`);
}
