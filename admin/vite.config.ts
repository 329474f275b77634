import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: { chunkSizeWarningLimit: 2_000 },
  server: { port: 3003, proxy: { '/api': 'http://127.0.0.1:3002', '/settings.json': 'http://127.0.0.1:3002' } },
});
