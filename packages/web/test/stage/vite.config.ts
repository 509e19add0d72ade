import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';
import { emoji } from '../../build/emoji.ts';
import page from '../../vite.config.ts';

/** A page that shows the timeline with a room made up, to be measured and looked at. It is not shipped. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), emoji()],
  // What stands in for React has to be the same as in the page itself.
  resolve: (page as UserConfig).resolve ?? {},
  build: { target: 'es2022', assetsInlineLimit: 0, emptyOutDir: true },
});
