import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');

/** The renderer as the terminal ships it: nothing inlined, so that the strict CSP holds. */
export default defineConfig({
  root: resolve(ROOT, 'src-renderer'),
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: resolve(ROOT, 'out/gallery-app'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
