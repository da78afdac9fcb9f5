import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const ROOT = import.meta.dirname;
const at = (file: string): string => path.join(ROOT, file);

/** Native modules and what runs them stay outside the bundle; everything else is bundled for a fast start. */
const EXTERNAL = [
  'electron',
  /^node:/,
  ...builtinModules,
  'better-sqlite3',
  'serialport',
  'node-hid',
  'koffi',
  'usb',
  /^@serialport\//,
];

/**
 * fflate's build for Node declares a `require` of its own, as electron-vite's shim does in every chunk that
 * has one: such a chunk cannot be loaded. The build for browsers does the same work without.
 */
const FFLATE = { find: /^fflate$/, replacement: at('node_modules/fflate/esm/browser.js') };

export default defineConfig({
  main: {
    resolve: { alias: [FFLATE] },
    build: {
      outDir: at('out/main'),
      minify: false,
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          main: at('src-main/main.ts'),
          service: at('src-service/main.ts'),
          // Processes of the service in which a foreign library may hang or crash.
          'pcsc-process': at('drivers/pcsc/pcsc-process.ts'),
          'decoder-process': at('drivers/photo/decoder-process.ts'),
          // Threads of the service.
          'copy-thread': at('src-service/store/copy-thread.ts'),
          'check-thread': at('src-service/documents/check-thread.ts'),
        },
        external: EXTERNAL,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('src-main/preload.ts') },
        external: ['electron'],
        // A sandboxed preload script is CommonJS in one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    base: './',
    build: {
      outDir: at('out/renderer'),
      target: 'chrome130',
      // Inlined files would be data: URLs, which the content security policy forbids.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: at('src-renderer/index.html') },
    },
    worker: { format: 'es' },
    plugins: [react()],
  },
});
