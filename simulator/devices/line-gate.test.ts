import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test, vi } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { createLineGate, terminalSpeed } from './line-gate.ts';
import { createPtyLink, hasSocat } from './pty-link.ts';

function setUp(wanted: number | undefined, speed: () => Promise<number | undefined>) {
  const clock = manualClock();
  const heard: string[] = [];
  let looks = 0;
  const gate = createLineGate({
    clock,
    wanted: () => wanted,
    lineSpeed: () => {
      looks++;
      return speed();
    },
    onGood: (bytes) => void heard.push(`good ${bytes.join('.')}`),
    onGarbled: (bytes) => void heard.push(`garbled ${bytes.join('.')}`),
  });
  return { clock, heard, gate, looks: () => looks };
}

test('a device without a rate of its own takes everything at once', () => {
  const { heard, gate, looks } = setUp(undefined, () => Promise.resolve(9_600));
  gate.receive(Uint8Array.of(1));
  expect(heard).toEqual(['good 1']);
  expect(looks()).toBe(0);
});

test('one look for each burst; order is kept', async () => {
  let speed = 9_600;
  const { clock, heard, gate, looks } = setUp(115_200, () => Promise.resolve(speed));
  gate.receive(Uint8Array.of(1));
  clock.advance(10);
  gate.receive(Uint8Array.of(2));
  await vi.waitFor(() => expect(heard).toEqual(['garbled 1', 'garbled 2']));
  expect(looks()).toBe(1);
  speed = 115_200;
  clock.advance(100);
  gate.receive(Uint8Array.of(3));
  await vi.waitFor(() => expect(heard.at(-1)).toBe('good 3'));
  expect(looks()).toBe(2);
});

test('where the rate of the line is not known, any will do', async () => {
  const { heard, gate } = setUp(115_200, () => Promise.resolve(undefined));
  gate.receive(Uint8Array.of(1));
  await vi.waitFor(() => expect(heard).toEqual(['good 1']));
});

test.skipIf(!(await hasSocat()))('the rate of a pseudo-terminal is what was set', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'liangma-speed-'));
  const link = await createPtyLink(dir, 'line', () => {});
  onTestFinished(async () => {
    await link.unplug();
    await rm(dir, { recursive: true });
  });
  for (const rate of [9_600, 57_600]) {
    await promisify(execFile)('stty', ['-F', link.path, String(rate)]);
    expect(await terminalSpeed(link.path)).toBe(rate);
  }
  expect(await terminalSpeed(join(dir, 'nothing'))).toBeUndefined();
});
