import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { DeviceConfig } from '../../contract/config.ts';
import { TEST_CARD } from '../../simulator/devices/test-card.test-support.ts';
import { folder, HAS_SOCAT, terminal } from './device-terminal.test-support.ts';

const UNPLUG_SEEN_MS = 1_000;
const REPLUG_READY_MS = 2_000;

interface Simulator {
  readonly child: ChildProcess;
  path(id: string): string;
  call(method: string, path: string, body?: unknown): Promise<unknown>;
}

async function simulator(link: 'pty' | 'tcp'): Promise<Simulator> {
  const args = ['simulator/devices/main.ts', '--link', link, '--run-dir', await folder()];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.stdin.end();
    await exited;
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { ready } = JSON.parse(line.toString()) as {
    ready: { url: string; devices: { id: string; path: string }[] };
  };
  return {
    child,
    path: (id) => ready.devices.find((device) => device.id === id)!.path,
    async call(method, path, body) {
      const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
      const response = await fetch(ready.url + path, init);
      expect(response.status).toBe(200);
      return response.json();
    },
  };
}

function scannerAt(path: string): DeviceConfig {
  return { id: 'scanner', model: 'generic-serial', path };
}

function readerAt(path: string): DeviceConfig {
  return { id: 'reader', model: 'sdt-serial', path };
}

describe.each(['pty', 'tcp'] as const)('simulated devices over %s', (link) => {
  const skip = link === 'pty' && !HAS_SOCAT;

  test.skipIf(skip)('a scan and two cards are read', async () => {
    const sim = await simulator(link);
    const at = terminal(scannerAt(sim.path('scanner-1')), readerAt(sim.path('reader-1')));
    await at.reaches('scanner', 'ready');
    await at.reaches('reader', 'ready');
    expect(at.manager.snapshots()[1]?.facts).toEqual({
      samId: '05.01-20240601-0000390101-0000000001',
      baudRate: '115200',
    });

    await sim.call('POST', '/api/scanners/scanner-1/scan', { text: '政务服务码 A1', aim: 'Q1' });
    expect(await at.hears('scan')).toMatchObject([
      { deviceId: 'scanner', text: '政务服务码 A1', aim: { symbology: 'qr-code' } },
    ]);

    await sim.call('PUT', '/api/readers/reader-1/card', TEST_CARD);
    const { citizenId: _, ...fields } = TEST_CARD;
    const expected = { layout: 'resident', nationName: '汉', ...fields };
    expect(await at.hears('card')).toMatchObject([{ card: expected }]);
    // No hand changes cards faster than the reader looks.
    await delay(500);
    await sim.call('PUT', '/api/readers/reader-1/card', { ...TEST_CARD, name: '白露' });
    expect((await at.hears('card', 2))[1]).toMatchObject({ card: { name: '白露' } });
    expect(at.events.filter(({ kind }) => kind === 'card-removed')).toHaveLength(1);
    await sim.call('DELETE', '/api/readers/reader-1/card');
    await at.hears('card-removed', 2);
  });

  test.skipIf(skip)('unplugging shows, replugging is ready, again and again', async () => {
    const sim = await simulator(link);
    const at = terminal(scannerAt(sim.path('scanner-1')), readerAt(sim.path('reader-1')));
    for (let round = 0; round < 3; round++) {
      for (const [id, name] of [
        ['scanner', 'scanner-1'],
        ['reader', 'reader-1'],
      ] as const) {
        await at.reaches(id, 'ready');
        await sim.call('POST', `/api/devices/${name}/unplug`);
        expect(await at.reaches(id, 'absent')).toBeLessThan(UNPLUG_SEEN_MS);
        await sim.call('POST', `/api/devices/${name}/plug`);
        expect(await at.reaches(id, 'ready')).toBeLessThan(REPLUG_READY_MS);
      }
    }
    await sim.call('POST', '/api/scanners/scanner-1/scan', { text: 'after all' });
    await at.hears('scan');
  });

  test.skipIf(skip)('a card left lying on a reader that is replugged is told of once', async () => {
    const sim = await simulator(link);
    const card = '/api/readers/reader-1/card';
    await sim.call('PUT', card, TEST_CARD);
    // It was put down before the terminal was there.
    const at = terminal(readerAt(sim.path('reader-1')));
    await at.hears('card');
    for (let round = 0; round < 2; round++) {
      await sim.call('POST', '/api/devices/reader-1/unplug');
      await at.reaches('reader', 'absent');
      await sim.call('POST', '/api/devices/reader-1/plug');
      await at.reaches('reader', 'ready');
      await delay(2_000);
    }
    const kinds = (): string[] => at.events.map(({ kind }) => kind);
    expect(kinds()).toEqual(['card-present', 'card']);
    await sim.call('DELETE', card);
    await at.hears('card-removed');
    await sim.call('PUT', card, TEST_CARD);
    await at.hears('card', 2);
    expect(kinds().slice(2)).toEqual(['card-removed', 'card-present', 'card']);
  });

  test.skipIf(skip)('a terminal that starts before its devices finds them', async () => {
    const sim = await simulator(link);
    await sim.call('POST', '/api/devices/scanner-1/unplug');
    const at = terminal(scannerAt(sim.path('scanner-1')));
    await at.reaches('scanner', 'absent');
    await sim.call('POST', '/api/devices/scanner-1/plug');
    expect(await at.reaches('scanner', 'ready')).toBeLessThan(REPLUG_READY_MS);
  });
});

test.skipIf(!HAS_SOCAT)(
  'a simulator that is killed leaves no socat and no stuck port',
  async () => {
    const sim = await simulator('pty');
    const path = sim.path('reader-1');
    const at = terminal(readerAt(path));
    await at.reaches('reader', 'ready');
    sim.child.kill('SIGKILL');
    expect(await at.reaches('reader', 'absent')).toBeLessThan(UNPLUG_SEEN_MS);
    const alive = (): string => spawnSync('pgrep', ['-f', `link=${path}`]).stdout.toString();
    await vi.waitFor(() => expect(alive()).toBe(''), { timeout: 3_000 });
  },
);

test.skipIf(!HAS_SOCAT)(
  'two devices that were swapped recover when they are swapped back',
  async () => {
    const sim = await simulator('pty');
    const dir = await folder();
    const [scannerPath, readerPath] = [join(dir, 'a'), join(dir, 'b')];
    const link = (from: string, to: string): void => {
      expect(spawnSync('ln', ['-sfn', from, to]).status).toBe(0);
    };
    link(sim.path('reader-1'), scannerPath);
    link(sim.path('scanner-1'), readerPath);
    const at = terminal(scannerAt(scannerPath), readerAt(readerPath));
    await at.reaches('reader', 'faulty');
    link(sim.path('scanner-1'), scannerPath);
    link(sim.path('reader-1'), readerPath);
    expect(await at.reaches('reader', 'ready')).toBeLessThan(REPLUG_READY_MS + 2_000);
    await at.reaches('scanner', 'ready');
    await sim.call('POST', '/api/scanners/scanner-1/scan', { text: 'back' });
    await at.hears('scan');
  },
);
