#!/usr/bin/env node
// Runs a TypeScript tool of this project on the pinned Node: `node tools/run.mjs tools/x.ts …`.
// The only file that must work with nothing installed, so: no dependency, and Node 20 is enough.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

if (Number(process.versions.node.split('.')[0]) < 20) {
  stop(`Node 20 or newer is needed to begin with; this is ${process.version}`);
}

// `import.meta.dirname` came with Node 20.11 only.
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LOCK = path.join(ROOT, 'out/set-up.lock');
const LOCK_CHECK_MS = 300;
const PARENT_CHECK_MS = 500;
const WINDOWS = process.platform === 'win32';
const PINNED_NODE = path.join(ROOT, 'node_modules/node/bin', WINDOWS ? 'node.exe' : 'node');

function readJson(file) {
  return JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
}

/** Why the installed dependencies are not those of the lock file, or `undefined` where they are. */
function dependenciesMissing() {
  if (!existsSync(path.join(ROOT, 'node_modules/.package-lock.json'))) return 'not installed yet';
  const installed = readJson('node_modules/.package-lock.json').packages;
  for (const [name, entry] of Object.entries(readJson('package-lock.json').packages)) {
    // An optional package of another platform is rightly absent.
    if (name === '' || (entry.optional && !installed[name])) continue;
    const isThere = existsSync(path.join(ROOT, name, 'package.json'));
    if (!isThere || installed[name]?.version !== entry.version) {
      return `${name} ${entry.version} is missing`;
    }
  }
  return undefined;
}

function npm(args, why) {
  console.log(`set-up: npm ${args.join(' ')} (${why})`);
  const byNpm = process.env.npm_execpath?.endsWith('.js');
  const command = byNpm ? process.execPath : WINDOWS ? 'npm.cmd' : 'npm';
  const prefix = byNpm ? [process.env.npm_execpath] : [];
  const { status, error } = spawnSync(command, [...prefix, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: WINDOWS && !byNpm,
  });
  if (status !== 0) stop(`npm ${args[0]} failed${error ? `: ${error.message}` : ''}`);
}

function stop(reason) {
  console.error(`set-up: ${reason}`);
  process.exit(1);
}

function pinnedNodeMissing() {
  const wanted = readJson('package.json').devDependencies.node;
  if (!existsSync(PINNED_NODE)) return `Node ${wanted} is not installed yet`;
  const { stdout } = spawnSync(PINNED_NODE, ['--version'], { encoding: 'utf8' });
  return stdout?.trim() === `v${wanted}` ? undefined : `Node ${wanted} is wanted`;
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Two set-ups at once would delete each other's packages: the second one waits. */
function takeLock() {
  mkdirSync(path.dirname(LOCK), { recursive: true });
  for (let isFirst = true; ; isFirst = false) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = existsSync(LOCK) ? Number(readFileSync(LOCK, 'utf8')) : 0;
    if (holder > 0 && !isRunning(holder)) rmSync(LOCK, { force: true });
    else if (isFirst) console.log('set-up: waiting for another set-up');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_CHECK_MS);
  }
}

function setUp() {
  const missing = dependenciesMissing();
  // No package may run a script of its own while it is installed; only the pinned Node may, below.
  // `NODE_ENV=production` would leave out what this program is built with.
  if (missing) npm(['ci', '--include=dev', '--ignore-scripts', '--loglevel=error'], missing);
  const noNode = pinnedNodeMissing();
  if (noNode) npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error'], noNode);
  if (pinnedNodeMissing()) stop(`the pinned Node does not run: ${PINNED_NODE}`);
}

const [script, ...args] = process.argv.slice(2);
if (!script) stop('usage: node tools/run.mjs FILE.ts [argument …]');

if (dependenciesMissing() ?? pinnedNodeMissing()) {
  takeLock();
  setUp();
  rmSync(LOCK, { force: true });
}

const bins = path.join(ROOT, 'node_modules/.bin');
const child = spawn(PINNED_NODE, [path.resolve(ROOT, script), ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: `${bins}${path.delimiter}${process.env.PATH ?? ''}` },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm passes a signal to its shell only: when that is gone, nobody is left to work for.
const parent = process.ppid;
setInterval(() => process.ppid === parent || child.kill('SIGTERM'), PARENT_CHECK_MS).unref();
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
