import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTenant, type Tenant } from '../tests/support/create-tenant.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const PRINTED_API = 'http://127.0.0.1:8003';
const PRINTED_MODEL = 'MODEL=fast';

const stack = inject('stack');
const readme = await readFile(path.join(ROOT, 'README.md'), 'utf8');
const run = promisify(execFile);

/** A folder that looks like the project after `npm start`, with this stack's secrets. */
let folder: string;
let tenant: Tenant;

beforeAll(async () => {
  tenant = await createTenant(stack);
  await tenant.operator.put(`/api/model-aliases/${tenant.alias}`, { cache_ttl_seconds: 60 });
  folder = await mkdtemp(path.join(tmpdir(), 'readme-'));
  await mkdir(path.join(folder, '.local'));
  const secrets = { DEMO_TEAM_KEY: tenant.key, MASTER_KEY: stack.MASTER_KEY };
  await writeFile(path.join(folder, '.local/secrets.json'), JSON.stringify(secrets));
  for (const name of ['examples', 'node_modules']) await symlink(path.join(ROOT, name), path.join(folder, name));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The code block after `<!-- tested: name -->`, for this stack's API and tenant. */
function block(name: string): string {
  const found = new RegExp(`<!-- tested: ${name} -->\\n\`\`\`\\w+\\n(?<code>.*?)\\n\`\`\``, 's').exec(readme);
  return (found?.groups?.['code'] ?? '')
    .replaceAll(PRINTED_API, stack.API_URL)
    .replaceAll(PRINTED_MODEL, `MODEL=${tenant.alias}`);
}

async function shell(script: string): Promise<string> {
  const environment = { PATH: stack['PATH'], HOME: stack['HOME'], API_URL: stack.API_URL };
  return (await run('bash', ['-euc', script], { cwd: folder, env: environment })).stdout;
}

describe('the README', () => {
  it('makes a first job with curl', async () => {
    const printed = await shell(block('first job'));
    expect(printed).toContain('"purpose":"summarize"');
    expect(printed).toMatch(/"status":"COMPLETED".*"credits_charged":1/);
  });

  it('makes the same job with Python', async () => {
    const python = path.join(ROOT, '.venv/bin/python');
    const { stdout } = await run(python, ['-c', block('python')], { cwd: folder });
    expect(stdout).toContain("'credits_charged': 1");
  });

  it('runs the examples', async () => {
    const printed = await shell(block('examples'));
    expect(printed).toMatch(/is COMPLETED: 4 calls.*Credits charged: 1,.*is COMPLETED: 4 calls.*Credits charged: 1,/s);
    expect(printed).not.toContain('(from the cache)');
    expect(await shell(block('examples'))).toContain('French (from the cache): ');
  });

  it('shows a reply while it comes', async () => {
    const printed = await shell(block('stream'));
    expect(printed.match(/^data: \{.*"object":"chat.completion.chunk"/gm)?.length).toBeGreaterThan(5);
    expect(printed).toMatch(/^id: 1\d{9}-\d+$/m);
    expect(printed.trimEnd()).toMatch(/data: \[DONE\]$/);
  });

  it('sets up a customer', async () => {
    const printed = await shell(block('customer'));
    expect(printed).toContain('"allowed_model_aliases":["acme-chat"]');
    expect(printed).toContain('"credits_remaining":150');
  });
});
