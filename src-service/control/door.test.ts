import { once } from 'node:events';
import { chownSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { CONTROL_LIMITS } from '../../contract/control.ts';
import { controlAddress } from '../../contract/control-address.node.ts';
import { unwrap } from '../../contract/result.ts';
import { manualClock } from '../../contract/clock.ts';
import type { ControlAnswer } from './conversation.ts';
import { openDoor } from './door.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';

const AGREE: ControlAnswer = () => ({ ok: true, value: null });
const OK = '{"ok":true,"value":null}\n';
const INVALID = '{"ok":false,"error":{"reason":"invalid"}}\n';

async function open(answer = AGREE, clock = systemClock, dataDir = tempFolder()): Promise<string> {
  const door = unwrap(await openDoor({ dataDir, answer, clock }));
  onTestFinished(() => door.close());
  return controlAddress(dataDir).path;
}

/** A client that remembers what it heard and whether it was left. */
async function client(at: string) {
  const socket = connect(at);
  onTestFinished(() => void socket.destroy());
  let heard = '';
  let isClosed = false;
  socket.on('data', (data: Buffer) => (heard += data.toString()));
  socket.on('close', () => (isClosed = true));
  socket.on('error', () => {});
  await once(socket, 'connect');
  return { socket, heard: () => heard, isClosed: () => isClosed };
}

async function hears(one: { heard: () => string }, text: string): Promise<void> {
  await vi.waitFor(() => expect(one.heard()).toBe(text), 3_000);
}

test('answers line for line, in order, however the lines are cut', async () => {
  const asked: string[] = [];
  const at = await open(async (request) => {
    asked.push(request.op);
    await Promise.resolve();
    return { ok: true, value: null };
  });
  const one = await client(at);
  one.socket.write('{"op":"ping"}\n{"op":"audit.exp');
  await hears(one, OK);
  one.socket.write('orted","rows":3}\n{"op":"dance"}\n\n{"op":"ping"}\n');
  await hears(one, OK + OK + INVALID + INVALID + OK);
  expect(asked).toEqual(['ping', 'audit.exported', 'ping']);
});

test('only its user may come near', async () => {
  const at = await open();
  expect(statSync(at).mode & 0o777).toBe(0o600);
  expect(statSync(path.dirname(at)).mode & 0o777).toBe(0o700);
});

test('a line that is too long ends the conversation, and only that one', async () => {
  const at = await open();
  const [hostile, other] = [await client(at), await client(at)];
  hostile.socket.write('{"op":"ping"}\n');
  hostile.socket.write('x'.repeat(10_000_000));
  await vi.waitFor(() => expect(hostile.isClosed()).toBe(true), 3_000);
  expect(OK + INVALID).toContain(hostile.heard());
  other.socket.write('{"op":"ping"}\n');
  await hears(other, OK);
});

test('the longest line is answered, one byte more is not', async () => {
  const at = await open();
  const longest = '{"op":"ping"}'.padEnd(CONTROL_LIMITS.requestBytes);
  const [good, bad] = [await client(at), await client(at)];
  good.socket.write(`${longest}\n`);
  bad.socket.write(`${longest} \n`);
  await hears(good, OK);
  await vi.waitFor(() => expect(bad.isClosed()).toBe(true), 3_000);
  expect(bad.heard()).toBe(INVALID);
});

test.each([
  ['nothing', ''],
  ['bytes that are no text', Buffer.from([0, 0xff, 0xfe, 0x80, 10])],
  ['a deep array', `${'['.repeat(2_000)}${']'.repeat(2_000)}\n`],
  ['a prototype', '{"__proto__":{"op":"ping"}}\n'],
])('%s does no harm', async (_name, bytes) => {
  const at = await open();
  const hostile = await client(at);
  hostile.socket.write(bytes);
  if (bytes.length > 0) await hears(hostile, INVALID);
  const other = await client(at);
  other.socket.write('{"op":"ping"}\n');
  await hears(other, OK);
});

test('a client that drips is left after its time, one that asks in time is not', async () => {
  const clock = manualClock(0);
  const at = await open(AGREE, clock);
  const [slow, good] = [await client(at), await client(at)];
  const step = CONTROL_LIMITS.exchangeMs / 2;
  slow.socket.write('{');
  good.socket.write('{"op":"ping"}\n');
  await hears(good, OK);
  clock.advance(step);
  slow.socket.write('"op"');
  good.socket.write('{"op":"ping"}\n');
  await hears(good, OK + OK);
  clock.advance(step);
  await vi.waitFor(() => expect(slow.isClosed()).toBe(true), 3_000);
  expect(good.isClosed()).toBe(false);
});

test('a client that takes no reply does not fill the memory and is left', async () => {
  const clock = manualClock(0);
  let asked = 0;
  const at = await open(() => {
    asked++;
    return { ok: true, value: null };
  }, clock);
  const deaf = connect(at);
  onTestFinished(() => void deaf.destroy());
  deaf.pause();
  deaf.on('error', () => {});
  await once(deaf, 'connect');
  for (let round = 0; round < 400; round++) deaf.write('{"op":"ping"}\n'.repeat(1_000));
  let before = -1;
  await vi.waitFor(
    () => {
      const now = asked;
      const isStill = now === before && now > 0;
      before = now;
      expect(isStill).toBe(true);
    },
    { timeout: 5_000, interval: 200 },
  );
  // What it sends is not even taken from it: the most stays on its own side.
  expect(asked).toBeLessThan(100_000);
  expect(deaf.writableLength).toBeGreaterThan(2_000_000);
  clock.advance(CONTROL_LIMITS.exchangeMs);
  deaf.resume();
  await vi.waitFor(() => expect(deaf.destroyed).toBe(true), 3_000);
});

test('more clients than there are places are turned away; who waits is served when one goes', async () => {
  const at = await open();
  const placed: Awaited<ReturnType<typeof client>>[] = [];
  for (let place = 0; place < CONTROL_LIMITS.connections; place++) placed.push(await client(at));
  const late = await client(at);
  await vi.waitFor(() => expect(late.isClosed()).toBe(true), 3_000);
  placed[0]!.socket.destroy();
  await vi.waitFor(async () => {
    const next = await client(at);
    next.socket.write('{"op":"ping"}\n');
    await vi.waitFor(() => expect(next.heard()).toBe(OK), 200);
  }, 3_000);
});

test('a socket file that a killed service has left is replaced', async () => {
  const dataDir = tempFolder();
  const at = controlAddress(dataDir).path;
  mkdirSync(path.dirname(at));
  writeFileSync(at, '');
  const one = await client(await open(AGREE, systemClock, dataDir));
  one.socket.write('{"op":"ping"}\n');
  await hears(one, OK);
});

test('a socket at which somebody answers is not', async () => {
  const dataDir = tempFolder();
  const at = controlAddress(dataDir).path;
  mkdirSync(path.dirname(at));
  const other = createServer((socket: Socket) => {
    socket.on('error', () => {});
    socket.end('other');
  });
  other.listen(at);
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const second = await openDoor({ dataDir, answer: AGREE, clock: systemClock });
  expect(second).toEqual({ ok: false, error: 'EADDRINUSE' });
  const one = await client(at);
  await hears(one, 'other');
});

test('a data folder with a long name has a door too, and nothing stays of it', async () => {
  const dataDir = path.join(tempFolder(), '政务'.repeat(30));
  mkdirSync(dataDir);
  const door = unwrap(await openDoor({ dataDir, answer: AGREE, clock: systemClock }));
  const { path: at } = controlAddress(dataDir);
  expect(at.startsWith(dataDir)).toBe(false);
  const one = await client(at);
  one.socket.write('{"op":"ping"}\n');
  await hears(one, OK);
  await door.close();
  expect(statSync(at, { throwIfNoEntry: false })).toBeUndefined();
});

test('a link in the place of the folder is not followed', async () => {
  const dataDir = tempFolder();
  const elsewhere = tempFolder();
  symlinkSync(elsewhere, path.join(dataDir, 'control'));
  const refused = await openDoor({ dataDir, answer: AGREE, clock: systemClock });
  expect(refused).toEqual({ ok: false, error: 'EACCES' });
});

test.runIf(process.getuid?.() === 0)('not even root uses the folder of somebody else', async () => {
  const dataDir = tempFolder();
  mkdirSync(path.join(dataDir, 'control'), { mode: 0o700 });
  chownSync(path.join(dataDir, 'control'), 65_534, 65_534);
  const refused = await openDoor({ dataDir, answer: AGREE, clock: systemClock });
  expect(refused).toEqual({ ok: false, error: 'EACCES' });
});

test('where no folder can be made there is no door', async () => {
  const file = path.join(tempFolder(), 'file');
  writeFileSync(file, '');
  const refused = await openDoor({ dataDir: file, answer: AGREE, clock: systemClock });
  expect(refused).toEqual({ ok: false, error: 'ENOTDIR' });
});
