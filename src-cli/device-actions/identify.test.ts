import { expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import { err } from '../../contract/result.ts';
import { EXIT } from '../command.ts';
import { recordedConsole } from '../console.test-support.ts';
import { heldDevice } from './held.test-support.ts';
import { identify } from './identify.ts';

const LIMIT_MS = 1_000;

test('a scanner that can beep is asked to', async () => {
  const written: string[] = [];
  const held = await heldDevice('opticon-serial', (at) => {
    at.onWrite = (bytes) => void written.push(Buffer.from(bytes).toString('hex'));
  });
  const console = recordedConsole();
  expect(await identify(held, { console, limitMs: LIMIT_MS })).toBe(EXIT.ok);
  expect(written.length).toBeGreaterThan(0);
  expect(console.said[0]).toMatch(/^one \(.+\) has beeped or flashed\.$/);
});

test('one that cannot is not asked', async () => {
  const console = recordedConsole();
  const held = await heldDevice('generic-serial');
  expect(await identify(held, { console, limitMs: LIMIT_MS })).toBe(EXIT.problem);
  expect(console.complained).toEqual(['one cannot do that: identify']);
});

test('what a port says of its failure does nothing to the console', async () => {
  const held = await heldDevice('opticon-serial');
  held.at.taken = () => Promise.resolve(err(failure('DEVICE_OPEN_FAILED', 'EIO\u001b[2J\nforged')));
  const console = recordedConsole();
  expect(await identify(held, { console, limitMs: LIMIT_MS })).toBe(EXIT.problem);
  expect(console.complained).toHaveLength(1);
  expect(console.complained[0]).toContain('EIO\\u001b[2J\\u000aforged');
});
