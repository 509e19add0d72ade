import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** A page that shows the timeline with a room made up, to be measured and looked at. It is not shipped. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { target: 'es2022', assetsInlineLimit: 0, emptyOutDir: true },
});
