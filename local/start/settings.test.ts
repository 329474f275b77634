import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { portsFrom, readSettings } from './settings.ts';

async function envFile(text: string): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'settings-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const file = path.join(directory, '.env');
  await writeFile(file, text);
  return file;
}

it('prefers the system to the file, and takes an empty variable for none', async () => {
  const file = await envFile('OPENAI_API_KEY=\nAPI_PORT=9000\nLOG_LEVEL=debug\nADMIN_PORT=9001\n');
  const settings = readSettings({ API_PORT: '9100', ADMIN_PORT: '' }, file);
  expect(settings).toEqual({ API_PORT: '9100', LOG_LEVEL: 'debug', ADMIN_PORT: '9001' });
});

it('does without a file', () => {
  expect(readSettings({ API_PORT: '9100' }, '/nowhere/.env')).toEqual({ API_PORT: '9100' });
});

it('names a port that is none', () => {
  expect(() => portsFrom({ LITELLM_PORT: 'eighty' })).toThrow('LITELLM_PORT');
});

it('has defaults for the ports that are not set', () => {
  expect(portsFrom({ API_PORT: '9100' })).toMatchObject({ api: 9100, admin: 3002 });
});
