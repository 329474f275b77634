import { createDemoProvider } from './create-demo-provider.ts';
import { loadSettings } from './settings.ts';

const settings = loadSettings(process.env);
const server = createDemoProvider({
  delayMs: settings.DEMO_PROVIDER_DELAY_MS,
  chunkDelayMs: settings.DEMO_PROVIDER_CHUNK_DELAY_MS,
});

server.listen(settings.DEMO_PROVIDER_PORT, settings.DEMO_PROVIDER_HOST, () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : address;
  process.stdout.write(`demo provider: http://${settings.DEMO_PROVIDER_HOST}:${port}/v1\n`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
