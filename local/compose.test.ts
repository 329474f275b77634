import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { adminEnvironment } from '../admin/config.ts';
import { apiEnvironment } from '../api/config.ts';
import { workerEnvironment } from '../temporal/config.ts';
import { MALLOC_SETTINGS, NODE_FLAGS } from './parts/node-memory.ts';
import {
  type ComposeService,
  interpolate,
  ROOT,
  readComposeServices,
  readComposeText,
} from './testing/read-compose-file.ts';

const services = readComposeServices();
const programs = { api: apiEnvironment, worker: workerEnvironment, admin: adminEnvironment } as const;
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const serviceNamed = (name: string): ComposeService => {
  const service = services[name];
  if (!service) throw new Error(`docker-compose.yml has no ${name}`);
  return service;
};

const standIn = (variable: string): string => {
  if (variable.endsWith('EMAIL')) return 'owner@example.com';
  return variable === 'ENCRYPTION_KEYS' ? `first:${Buffer.alloc(32).toString('base64')}` : 'secret'.repeat(6);
};

/** What a program is given when a value stands for any secret: long enough and safe in a URL, or of the form that is asked for. What is empty counts as not set. */
const given = (name: string) =>
  Object.fromEntries(
    Object.entries(serviceNamed(name).environment)
      .map(([variable, value]) => [variable, interpolate(value, standIn(variable))] as const)
      .filter(([, value]) => value !== ''),
  );

describe.each(Object.entries(programs))('%s in docker-compose.yml', (name, schema) => {
  it('is given no variable that its configuration does not know', () => {
    expect(Object.keys(schema.shape)).toEqual(expect.arrayContaining(Object.keys(serviceNamed(name).environment)));
  });

  it('is given every variable that it cannot do without, with values that it accepts', () => {
    expect(schema.safeParse(given(name)).error?.issues ?? []).toEqual([]);
  });

  it('reaches other services by their names', () => {
    const hosts = Object.values(given(name)).flatMap(
      (value) => /^\w+:\/\/(?:[^@/]*@)?([\w-]+):\d+/.exec(value)?.[1] ?? [],
    );
    expect(Object.keys(services)).toEqual(expect.arrayContaining(hosts));
  });
});

describe('the images', () => {
  const dockerfile = read('Dockerfile');

  it.each(['api/server.ts', 'temporal/worker.ts', 'admin/server.ts'])('start %s as the embedded stack does', (file) => {
    const words = ['node', ...NODE_FLAGS, file].map((word) => JSON.stringify(word));
    expect(dockerfile).toContain(`CMD [${words.join(', ')}]`);
  });

  it('give memory back as the embedded stack does', () => {
    for (const [name, value] of Object.entries(MALLOC_SETTINGS)) expect(dockerfile).toContain(`${name}=${value}`);
  });
});

describe('ports in docker-compose.yml', () => {
  const api = apiEnvironment.parse(given('api'));
  const worker = workerEnvironment.parse(given('worker'));
  const admin = adminEnvironment.parse(given('admin'));

  it.each([
    ['api', api.API_PORT],
    ['admin', admin.ADMIN_PORT],
  ])('publishes the port that %s listens on', (name, port) => {
    expect(serviceNamed(name).ports.map(containerPort)).toEqual([port]);
  });

  it.each([
    ['api', api.API_PORT],
    ['worker', worker.WORKER_HEALTH_PORT],
    ['admin', admin.ADMIN_PORT],
  ])('asks %s for its health where it listens', (name, port) => {
    expect(serviceNamed(name).healthcheck?.test.join(' ')).toContain(`http://127.0.0.1:${port}/`);
  });

  it('leads admin to the API, and API and worker to LiteLLM', () => {
    expect(admin.API_URL).toBe(`http://api:${api.API_PORT}`);
    const command = serviceNamed('litellm').command;
    expect(worker.LITELLM_URL).toBe(api.LITELLM_URL);
    expect(api.LITELLM_URL).toBe(`http://litellm:${command[command.indexOf('--port') + 1]}`);
  });

  it('publishes nothing else, and the Temporal UI to this machine only', () => {
    const published = Object.entries(services).filter(([, { ports }]) => ports.length > 0);
    expect(published.map(([name]) => name).sort()).toEqual(['admin', 'api', 'temporal-ui']);
    expect(serviceNamed('temporal-ui').ports.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
  });
});

describe('docker-compose.yml', () => {
  it('pins every image of others to a whole version', () => {
    const foreign = Object.values(services).filter(({ build }) => !build);
    for (const { image } of foreign) expect(image).toMatch(/:v?\d+\.\d+(\.\d+)?(-[a-z]+)?$/);
  });

  it('builds stages that the Dockerfile has, on the Node version of package.json', () => {
    const stages = [...read('Dockerfile').matchAll(/^FROM \S+ AS (\S+)$/gm)].map(([, stage]) => stage);
    const targets = Object.values(services).flatMap(({ build }) => build?.target ?? []);
    expect(stages).toEqual(expect.arrayContaining(targets));
    const { devDependencies } = JSON.parse(read('package.json'));
    expect(read('Dockerfile')).toContain(`FROM node:${devDependencies.node}-`);
  });

  it('runs the LiteLLM release line that is tested here', () => {
    const tested = /^litellm==(\d+\.\d+)\./m.exec(read('litellm/requirements.txt'))?.[1];
    expect(serviceNamed('litellm').image).toContain(`:v${tested}.`);
  });

  it('checks the health of everything that stays up', () => {
    const lasting = Object.entries(services).filter(([, { restart }]) => restart === 'unless-stopped');
    const unchecked = lasting.filter(([, { healthcheck }]) => !healthcheck);
    expect(unchecked.map(([name]) => name)).toEqual([]);
  });

  it('waits for services that exist, in a way that fits them', () => {
    for (const { depends_on } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        const lasts = serviceNamed(name).restart === 'unless-stopped';
        expect(condition).toBe(lasts ? 'service_healthy' : 'service_completed_successfully');
      }
    }
  });

  it('shares the workers among teams, as npm start does', () => {
    const { volumes, environment } = serviceNamed('temporal');
    const [source = '', target = ''] = volumes[0]?.split(':') ?? [];
    const file = (environment['DYNAMIC_CONFIG_FILE_PATH'] ?? '').replace(target, source);
    expect(parse(read(file))).toEqual({ 'matching.enableFairness': [{ value: true }] });
  });

  it('has no secret of its own: each comes from the environment or stops docker compose', () => {
    const secrets = Object.values(services)
      .flatMap(({ environment }) => Object.entries(environment))
      .filter(([name]) => /KEY|PASSWORD|PWD|_AUTH$/.test(name) && name !== 'LITELLM_KEYS');
    for (const [name, value] of secrets) expect(`${name}=${value}`).toMatch(/=\$\{\w+:(\?[^}]+|-)\}$/);
  });

  it('names every variable in .env.example', () => {
    const named = Object.keys(parseEnv(read('.env.example')));
    const used = [...readComposeText().matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name]) => name);
    expect(named).toEqual(expect.arrayContaining([...new Set(used)]));
  });
});

function containerPort(mapping: string): number {
  return Number(mapping.slice(mapping.lastIndexOf(':') + 1));
}
