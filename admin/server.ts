import path from 'node:path';
import { pino } from 'pino';
import { loadAdminConfig } from './config.ts';
import { createAdminApp } from './http/admin-app.ts';
import { pageSettings } from './http/page-settings.ts';
import { stopOnSignal } from './http/stop-on-signal.ts';

const config = loadAdminConfig(process.env);
const log = pino({ name: 'admin', level: config.LOG_LEVEL });

const app = createAdminApp({
  apiUrl: config.API_URL,
  pagesDirectory: path.join(import.meta.dirname, 'dist'),
  settings: pageSettings(config),
  log,
});
const server = app.listen(config.ADMIN_PORT, config.ADMIN_HOST, (error) => {
  if (error) throw error;
  log.info({ address: server.address() }, 'admin ready');
});
stopOnSignal(server, log);
