#!/usr/bin/env node
// The technician's command line. Plain JavaScript for whatever Node is installed; `tools/run.mjs`
// takes over with the pinned one.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// `import.meta.dirname` came with Node 20.11 only; `tools/run.mjs` says what is too old.
const RUNNER = fileURLToPath(new URL('../tools/run.mjs', import.meta.url));
// npm changes to the project's folder before it runs a script; files are named from the user's.
const cwd = process.env.npm_lifecycle_event === 'cli' ? process.env.INIT_CWD : undefined;

const child = spawn(process.execPath, [RUNNER, 'src-cli/liangma.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd,
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
