import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { emoji } from '../../build/emoji.ts';

/** A page that shows the timeline with a room made up, to be measured and looked at. It is not shipped. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), emoji()],
  build: { target: 'es2022', assetsInlineLimit: 0, emptyOutDir: true },
});
