import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: '../../out/dock',
    emptyOutDir: true,
    // The page's security policy takes fonts and scripts from its own origin only, no data: URLs.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
});
