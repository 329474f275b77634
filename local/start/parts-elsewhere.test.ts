import { expect, it } from 'vitest';
import { defaultPorts } from '../stack-ports.ts';
import { partsElsewhere } from './parts-elsewhere.ts';

const namesFor = (settings: Record<string, string>) => partsElsewhere(settings, defaultPorts).map(({ name }) => name);

it('starts everything here when no address is set', () => {
  expect(namesFor({})).toEqual([]);
});

it('starts a part here whose variable names the local address in other words', () => {
  expect(namesFor({ LITELLM_URL: 'http://localhost:8002/', TEMPORAL_ADDRESS: 'localhost:7233' })).toEqual([]);
});

it('leaves out what its variable places elsewhere', () => {
  const settings = { DATABASE_URL: 'postgresql://me:secret@db.example:5432/x', REDIS_URL: 'redis://127.0.0.1:6379' };
  expect(namesFor(settings)).toEqual(['postgres', 'valkey']);
});

it('shows no password', () => {
  const [database] = partsElsewhere({ DATABASE_URL: 'postgresql://me:secret@db.example/x' }, defaultPorts);
  expect(database?.address).toBe('postgresql://me:…@db.example/x');
});
