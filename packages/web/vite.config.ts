import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression, defineAlgorithm } from 'vite-plugin-compression2';
import { emoji } from './build/emoji.ts';
import { worker } from './build/worker.ts';

/** Builds what the web door serves: hashed files, each also compressed once and for all. */
export default defineConfig({
  resolve: {
    // Components are written for React, and run on Preact: the same, with a tenth of what one has to fetch.
    alias: {
      'react-dom/client': 'preact/compat/client',
      'react-dom': 'preact/compat',
      'react/jsx-runtime': 'preact/jsx-runtime',
      react: 'preact/compat',
    },
  },
  plugins: [
    react(),
    emoji(),
    worker(),
    compression({
      algorithms: [defineAlgorithm('brotliCompress'), defineAlgorithm('gzip', { level: 9 })],
      include: /\.(html|js|css|json|svg|webmanifest)$/,
      threshold: 1024,
    }),
  ],
  build: {
    // Browsers of the last two years; nothing is inlined, since the page's Content-Security-Policy forbids it.
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    // `npm run dev -w @salon/web` beside a running server.
    proxy: {
      '/socket': { target: 'ws://localhost:8080', ws: true },
      '/about.json': 'http://localhost:8080',
      '/upload': 'http://localhost:8080',
      '/files': 'http://localhost:8080',
    },
  },
});
