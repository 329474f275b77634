import { expect, test } from 'vitest';
import { loadAdminConfig } from '../config.ts';
import { pageSettings } from './page-settings.ts';

const API_URL = 'http://127.0.0.1:8003';

test('names the place of workflows in Temporal’s UI', () => {
  const config = loadAdminConfig({
    API_URL,
    TEMPORAL_UI_URL: 'https://temporal.example/ui/',
    TEMPORAL_NAMESPACE: 'jobs',
  });
  expect(pageSettings(config)).toMatchObject({ workflowsUrl: 'https://temporal.example/ui/namespaces/jobs/workflows' });
});

test('names neither where it is told of neither', () => {
  expect(pageSettings(loadAdminConfig({ API_URL }))).toEqual({ workflowsUrl: null, apiUrl: null });
});

test('names the API as customers reach it', () => {
  const config = loadAdminConfig({ API_URL, PUBLIC_API_URL: 'https://api.example/' });
  expect(pageSettings(config).apiUrl).toBe('https://api.example');
});

test('does not start without the API’s address, and says so', () => {
  expect(() => loadAdminConfig({})).toThrow(/API_URL/);
});
