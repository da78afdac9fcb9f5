import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import type { DeviceSnapshot } from '../../contract/devices.ts';
import { createDeviceManager } from '../../drivers/manager.ts';
import { hasSocat } from '../../simulator/devices/pty-link.ts';
import { startSimulation, type Simulation } from '../../simulator/devices/simulation.ts';

const ROOT = join(import.meta.dirname, '../..');
const ENTRY = join(ROOT, 'src-cli/liangma.mjs');
const LINK = (await hasSocat()) ? 'pty' : 'tcp';

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Running {
  readonly child: ChildProcess;
  out(): string;
  readonly ended: Promise<Outcome>;
}

/** Starts the command line as a technician does, in `cwd`. */
function liangma(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Running {
  const { LIANGMA_CONFIG, npm_lifecycle_event, LC_ALL, LC_MESSAGES, ...inherited } = process.env;
  const child = spawn(process.execPath, [ENTRY, ...args], {
    cwd,
    env: { ...inherited, LANG: 'C', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, out, err }));
  return { child, out: () => out, ended };
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'liangma-cli-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function simulatedDevices(): Promise<Simulation> {
  const platformUrl = 'http://127.0.0.1:1';
  const simulation = await startSimulation({ port: 0, platformUrl, runDir: folder(), link: LINK });
  onTestFinished(() => simulation.stop());
  return simulation;
}

/** Writes `liangma.toml` for these devices; returns its folder. */
function configured({ devices }: Simulation): string {
  const cwd = folder();
  const template = readFileSync('simulator/liangma.simulated.toml', 'utf8');
  const paths = devices.map(({ link }) => link.path);
  const text = template.replaceAll('"/dev/null"', () => JSON.stringify(paths.shift()));
  writeFileSync(join(cwd, 'liangma.toml'), text);
  return cwd;
}

test('devices that work are ready, with what they tell of themselves', async () => {
  const simulation = await simulatedDevices();
  const { code, out, err } = await liangma(configured(simulation), ['devices']).ended;
  expect(err).toBe('');
  const line = (id: string) => out.split('\n').find((one) => one.startsWith(`  ${id} `));
  expect(line('scanner-1')).toMatch(/generic-serial +\S+ +configured +ready$/);
  expect(line('reader-1')).toMatch(/sdt-serial .* ready .* samId=05\.01-20240601-/);
  expect(code).toBe(0);
});

test.skipIf(LINK !== 'pty')('a port that the kiosk holds is told as in use', async () => {
  const simulation = await simulatedDevices();
  const cwd = configured(simulation);
  const [{ link }] = simulation.devices as [Simulation['devices'][number]];
  const held = { id: 'held', model: 'generic-serial', path: link.path };
  const kiosk = createDeviceManager({ devices: [held], clock: systemClock });
  kiosk.start();
  onTestFinished(() => kiosk.stop());
  await vi.waitFor(() => expect(kiosk.snapshots()).toMatchObject([{ state: 'ready' }]));
  const { code, out } = await liangma(cwd, ['devices', '--seconds', '1']).ended;
  expect(out).toMatch(/ scanner-1 .* in use +The device is in use elsewhere/);
  expect(code).toBe(1);
});

test('a watch tells what is unplugged and plugged in, until Ctrl-C', async () => {
  const simulation = await simulatedDevices();
  const watching = liangma(configured(simulation), ['devices', '--watch', '--json']);
  const changes = (): unknown[] =>
    watching
      .out()
      .split('\n')
      .slice(1, -1)
      .map((line) => JSON.parse(line) as unknown);
  await vi.waitFor(() => expect(watching.out()).toContain('\n'), 8_000);
  await simulation.devices[0]!.link.unplug();
  const absent = { id: 'scanner-1', state: 'absent' };
  await vi.waitFor(() => expect(changes().at(-1)).toMatchObject(absent), 5_000);
  await simulation.devices[0]!.link.plug();
  const ready = { id: 'scanner-1', state: 'ready' };
  await vi.waitFor(() => expect(changes().at(-1)).toMatchObject(ready), 5_000);
  watching.child.kill('SIGINT');
  const { code, out, err } = await watching.ended;
  const [first] = out.split('\n');
  const { devices: before } = JSON.parse(first!) as { devices: DeviceSnapshot[] };
  expect(before.map(({ state }) => state)).toEqual(['ready', 'ready']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

test('config check reads the file of the environment and speaks Chinese', async () => {
  const cwd = configured(await simulatedDevices());
  const env = { LIANGMA_CONFIG: 'liangma.toml', LANG: 'zh_CN.UTF-8', LIANGMA_MODE: 'desk' };
  const file = join(cwd, 'liangma.toml');
  const wrong = await liangma(cwd, ['config', 'check'], env).ended;
  expect(wrong).toMatchObject({ code: 1, out: '' });
  expect(wrong.err).toMatch(`${file}: mode (from LIANGMA_MODE): `);
  expect(wrong.err).toContain(`${file}：1 个问题`);
  const right = await liangma(cwd, ['config', 'check'], { ...env, LIANGMA_MODE: 'counter' }).ended;
  expect(right).toEqual({ code: 0, out: `${file}：没有问题\n`, err: '' });
});

test('an unknown command explains itself on stderr', async () => {
  const { code, out, err } = await liangma(folder(), ['devcies']).ended;
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('unknown command: devcies\n');
});

test('as an npm script it still reads files from where the technician stands', () => {
  const cwd = folder();
  const args = ['--prefix', ROOT, 'run', '-s', 'cli', '--', 'config', 'check'];
  const env = { ...process.env, LIANGMA_CONFIG: '', LANG: 'C' };
  const { status, stderr } = spawnSync('npm', args, { cwd, env, encoding: 'utf8' });
  expect(stderr).toMatch(`${cwd}/liangma.toml: cannot be read (ENOENT)`);
  expect(status).toBe(1);
});
