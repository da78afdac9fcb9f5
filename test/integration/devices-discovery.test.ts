import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import type { DeviceState, FoundDevice } from '../../contract/devices.ts';
import type { DeviceEvent } from '../../drivers/events.ts';
import {
  createDeviceManager,
  type DeviceManager,
  type DeviceManagerOptions,
} from '../../drivers/manager.ts';

const HAS_SOCAT = spawnSync('socat', ['-V']).status === 0;
if (!HAS_SOCAT) console.warn('socat is not installed: the tests over pseudo-terminals are skipped');
const UNPLUG_SEEN_MS = 1_000;
const REPLUG_READY_MS = 2_000;
const DETECTED_MS = 5_000;

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'liangma-discovery-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

/** An independent device: `socat` between a pseudo-terminal and our hands. */
async function handMade(path: string): Promise<ChildProcess> {
  const child = spawn('socat', ['-', `pty,raw,echo=0,link=${path}`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  // Unplugged while it answers: what it writes then goes nowhere, as with a real one.
  child.stdin.on('error', () => undefined);
  await vi.waitFor(() => expect(existsSync(path)).toBe(true), { interval: 5 });
  return child;
}

interface Bus {
  readonly dir: string;
  /** Plugs a device in, or moves it to where it says. */
  readonly plug: (name: string, device: FoundDevice) => Promise<void>;
  readonly unplug: (name: string) => Promise<void>;
}

async function simulatedBus(): Promise<Bus> {
  const dir = await folder();
  return {
    dir,
    async plug(name, device) {
      const half = join(dir, `${name}.tmp`);
      await writeFile(half, JSON.stringify(device));
      await rename(half, join(dir, `${name}.json`));
    },
    unplug: (name) => rm(join(dir, `${name}.json`)),
  };
}

interface Terminal {
  readonly manager: DeviceManager;
  readonly events: DeviceEvent[];
  /** Milliseconds until the device is in the state. */
  readonly reaches: (id: string, state: DeviceState, limitMs?: number) => Promise<number>;
}

function terminal(options: Omit<DeviceManagerOptions, 'clock'>): Terminal {
  const manager = createDeviceManager({ clock: systemClock, ...options });
  const events: DeviceEvent[] = [];
  manager.onEvent((event) => events.push(event));
  manager.start();
  onTestFinished(() => manager.stop());
  return {
    manager,
    events,
    async reaches(id, state, limitMs = 6_000) {
      const begin = performance.now();
      const now = (): DeviceState | undefined =>
        manager.snapshots().find((device) => device.id === id)?.state;
      await vi.waitFor(() => expect(now()).toBe(state), { timeout: limitMs, interval: 5 });
      return performance.now() - begin;
    },
  };
}

const HONEYWELL: FoundDevice = {
  bus: 'serial',
  path: '',
  usbId: '0c2e:0b6a',
  serialNumber: 'S00042',
  label: 'hand-made scanner',
};
const ID = 'honeywell-serial-s00042';

test.skipIf(!HAS_SOCAT)(
  'a scanner that nobody configured is adopted, unplugged, and found again at another port',
  async () => {
    const [ports, bus] = [await folder(), await simulatedBus()];
    const [first, second] = [join(ports, 'ttyA'), join(ports, 'ttyB')];
    const discovery = { adopt: true, intervalMs: 2_000, busDir: bus.dir };
    const at = terminal({ devices: [], discovery });
    const hand = await handMade(first);
    await bus.plug('one', { ...HONEYWELL, path: first });
    expect(await at.reaches(ID, 'ready')).toBeLessThan(REPLUG_READY_MS);
    expect(at.manager.snapshots()[0]).toMatchObject({ origin: 'adopted', path: first });
    hand.stdin!.write('A1\r');
    await vi.waitFor(() => expect(at.events).toMatchObject([{ kind: 'scan', deviceId: ID }]));

    hand.kill();
    await bus.unplug('one');
    expect(await at.reaches(ID, 'absent')).toBeLessThan(UNPLUG_SEEN_MS);
    await vi.waitFor(() => expect(at.manager.found()).toEqual([]));

    const again = await handMade(second);
    await bus.plug('one', { ...HONEYWELL, path: second });
    expect(await at.reaches(ID, 'ready')).toBeLessThan(REPLUG_READY_MS);
    expect(at.manager.snapshots()).toMatchObject([{ id: ID, path: second }]);
    again.stdin!.write('B2\r');
    await vi.waitFor(() => expect(at.events).toHaveLength(2));
  },
);

test.skipIf(!HAS_SOCAT)(
  'a port that a configuration names is not adopted; what nobody knows is listed',
  async () => {
    const [ports, bus] = [await folder(), await simulatedBus()];
    const path = join(ports, 'ttyA');
    await handMade(path);
    await bus.plug('one', { ...HONEYWELL, path });
    await bus.plug('odd', {
      bus: 'serial',
      path: join(ports, 'no'),
      usbId: 'ffff:0001',
      label: '',
    });
    const at = terminal({
      devices: [{ id: 'scanner', model: 'generic-serial', path }],
      discovery: { adopt: true, intervalMs: 2_000, busDir: bus.dir },
    });
    await at.reaches('scanner', 'ready');
    await vi.waitFor(() => expect(at.manager.found()).toHaveLength(2));
    const [odd, one] = at.manager.found();
    expect(odd).toMatchObject({ usbId: 'ffff:0001', models: [] });
    expect(odd).not.toHaveProperty('deviceId');
    expect(one).toMatchObject({ deviceId: 'scanner' });
    expect(at.manager.snapshots()).toHaveLength(1);
  },
);

/** Answers of a reader, written by hand after GA/T 467-2019. */
const ANSWERS: Readonly<Record<string, string>> = {
  aaaaaa9669000311ffed: 'aaaaaa9669000400009094',
  aaaaaa9669000312ffee: 'aaaaaa966900140000900500010013d7340187d612000100000033',
  aaaaaa96690003200122: 'aaaaaa9669000400008084',
};

/** A reader that understands, and is understood, only where the line has its rate. */
async function readerAt(path: string, baudRate: number): Promise<ChildProcess> {
  const hand = await handMade(path);
  let heard = '';
  hand.stdout!.on('data', (bytes: Buffer) => {
    heard += bytes.toString('hex');
    const request = heard.slice(-20);
    const answer = ANSWERS[request];
    if (answer === undefined) return;
    heard = '';
    // A port that was unplugged meanwhile has no rate.
    execFile('stty', ['-F', path, 'speed'], (_, stdout) => {
      if (Number(stdout) === baudRate) hand.stdin!.write(Buffer.from(answer, 'hex'));
    });
  });
  return hand;
}

test.skipIf(!HAS_SOCAT)(
  'a reader at the slowest rate is found, and at once after a replug',
  async () => {
    const path = join(await folder(), 'ttyREADER');
    const hand = await readerAt(path, 9_600);
    const at = terminal({ devices: [{ id: 'reader', model: 'sdt-serial', path }] });
    expect(await at.reaches('reader', 'ready')).toBeLessThan(DETECTED_MS);
    expect(at.manager.snapshots()[0]?.facts.baudRate).toBe('9600');
    hand.kill();
    expect(await at.reaches('reader', 'absent')).toBeLessThan(UNPLUG_SEEN_MS);
    await readerAt(path, 9_600);
    expect(await at.reaches('reader', 'ready')).toBeLessThan(REPLUG_READY_MS);
  },
);

test('a scanner behind a serial server: hung up, refused, and back', async () => {
  const server = createServer();
  onTestFinished(() => void server.close());
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  const path = `tcp://127.0.0.1:${port}`;
  const at = terminal({ devices: [{ id: 'scanner', model: 'generic-serial', path }] });
  await at.reaches('scanner', 'ready');
  sockets[0]!.write('A1\r');
  await vi.waitFor(() => expect(at.events).toMatchObject([{ kind: 'scan', text: 'A1' }]));

  server.close();
  sockets[0]!.destroy();
  expect(await at.reaches('scanner', 'absent')).toBeLessThan(UNPLUG_SEEN_MS);
  server.listen(port, '127.0.0.1');
  expect(await at.reaches('scanner', 'ready')).toBeLessThan(REPLUG_READY_MS);
  sockets[1]!.write('B2\r');
  await vi.waitFor(() => expect(at.events).toHaveLength(2));
});
