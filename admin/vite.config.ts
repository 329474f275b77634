import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig(({ command }) => {
  // Vite keeps a NODE_ENV that is set; a build that tests ask for is to be the one that operators get.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    plugins: [react()],
    build: { chunkSizeWarningLimit: 2_000 },
    server: { port: 3003, proxy: { '/api': 'http://127.0.0.1:3002', '/settings.json': 'http://127.0.0.1:3002' } },
  };
});
