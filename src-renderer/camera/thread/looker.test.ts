import { expect, test } from 'vitest';
import type { DecodeRequest, Decoder, FoundSymbol, Frame } from '../../../symbols/decoder.ts';
import { HINT_AFTER_MS } from './hints.ts';
import { createLooker, OFTEN_MS, SELDOM_MS } from './looker.ts';
import { GONE_MS } from './presence.ts';

const SIZE = { width: 64, height: 36 };

function grey(value: number): Frame {
  return { ...SIZE, luma: new Uint8Array(SIZE.width * SIZE.height).fill(value) };
}

function code(text: string, x = 32, more: Partial<FoundSymbol> = {}): FoundSymbol {
  const corner = { x, y: 18 };
  return {
    ...{ symbology: 'qr', aim: ']Q1', text, bytes: new TextEncoder().encode(text), quality: 1 },
    corners: [corner, corner, corner, corner],
    ...more,
  };
}

/** A decoder that finds what the test puts before it. */
function stand() {
  let shown: readonly FoundSymbol[] = [];
  const asked: DecodeRequest[] = [];
  const decoder: Pick<Decoder, 'decode'> = {
    decode(_frame, request) {
      asked.push(request);
      return shown;
    },
  };
  const digest = (bytes: Uint8Array) =>
    Promise.resolve(`digest of ${new TextDecoder().decode(bytes)}`);
  const looker = createLooker(decoder, digest);
  return { looker, asked, show: (...codes: readonly FoundSymbol[]) => void (shown = codes) };
}

test('a code that comes into view is told once, with what a scanner would tell', async () => {
  const { looker, show, asked } = stand();
  expect((await looker.look(grey(90), 0)).fresh).toBeUndefined();
  show(code('A1'));
  const seen = await looker.look(grey(120), 40);
  expect(seen.fresh).toEqual({ text: 'A1', bytes: new TextEncoder().encode('A1'), aim: ']Q1' });
  expect(seen.corners).toHaveLength(1);
  const again = await looker.look(grey(120), 80);
  expect([again.fresh, again.corners.length]).toEqual([undefined, 1]);
  expect(asked[0]?.symbologies).toEqual(['qr', 'grid-matrix']);
});

test('what took much of its correction counts when it was read twice', async () => {
  const { looker, show } = stand();
  show(code('A2', 32, { quality: 0.33 }));
  expect((await looker.look(grey(90), 0)).fresh).toBeUndefined();
  show(code('A1', 32, { quality: 0.33 }));
  expect((await looker.look(grey(91), 40)).fresh).toBeUndefined();
  expect((await looker.look(grey(92), 80)).fresh?.text).toBe('A1');
});

test('of several the one in the middle is meant', async () => {
  const { looker, show } = stand();
  show(code('edge', 2), code('middle', 30), code('other', 60));
  expect((await looker.look(grey(90), 0)).fresh?.text).toBe('middle');
});

test('a part of a message is no message; all of them are, one after the other, and one scan', async () => {
  const { looker, show } = stand();
  const bytes = new TextEncoder().encode('亮码');
  const group = String(bytes.reduce((parity, byte) => parity ^ byte, 0));
  const part = (number: number, from: number, to: number): FoundSymbol =>
    code('', 32, { bytes: bytes.slice(from, to), part: { number, of: 2, group } });
  show(part(2, 4, 6));
  const first = await looker.look(grey(90), 0);
  expect([first.fresh, first.corners.length]).toEqual([undefined, 1]);
  expect(first.missing).toEqual({ have: 1, of: 2 });
  show(part(1, 0, 4));
  const last = await looker.look(grey(100), 40);
  expect([last.fresh?.text, last.missing]).toEqual(['亮码', undefined]);
  // Held there, it stays the same scan.
  expect((await looker.look(grey(90), 80)).fresh).toBeUndefined();
});

test('parts do not outlive the camera', async () => {
  const { looker, show } = stand();
  const part = (number: number): FoundSymbol =>
    code(`${number}`, 32, { part: { number, of: 2, group: '3' } });
  show(part(1));
  await looker.look(grey(90), 0);
  looker.forget();
  show(part(2));
  expect(await looker.look(grey(100), 40)).toMatchObject({
    fresh: undefined,
    missing: { have: 1, of: 2 },
  });
});

test('a picture that stays the same is read seldom, one that changes always', async () => {
  const { looker, asked } = stand();
  for (let at = 0; at < 5_000; at += 20) await looker.look(grey(90), at);
  // Somebody may be there still.
  const [first, often] = [asked.length, 5_000 / OFTEN_MS];
  expect(first).toBeGreaterThan(often);
  expect(first).toBeLessThan(often + 10);
  for (let at = 5_000; at < 10_000; at += 20) await looker.look(grey(90), at);
  const still = asked.length;
  expect(still - first).toBe(5_000 / SELDOM_MS);
  for (let at = 10_000; at < 12_000; at += 100)
    await looker.look(grey(at % 200 === 0 ? 140 : 90), at);
  expect(asked.length - still).toBe(20);
});

test('somebody who moves in the dark is told, an empty dark hall is not', async () => {
  const { looker } = stand();
  for (let at = 0; at < 20_000; at += 100) {
    const { hint } = await looker.look(grey(10), at);
    if (at > 10_000) expect(hint).toBeUndefined();
  }
  let hint;
  for (let at = 20_000; at <= 20_000 + HINT_AFTER_MS + 100; at += 100) {
    ({ hint } = await looker.look(grey(at % 200 === 0 ? 10 : 30), at));
  }
  expect(hint).toBe('brighter');
});

test('a session between does not make a code that lies there a new one', async () => {
  const { looker, show } = stand();
  show(code('A1'));
  await looker.look(grey(90), 0);
  looker.forget();
  expect((await looker.look(grey(90), 60_000)).fresh).toBeUndefined();
  show();
  for (let at = 60_000; at < 60_000 + GONE_MS + 1_000; at += 100) await looker.look(grey(90), at);
  show(code('A1'));
  expect((await looker.look(grey(150), 65_000)).fresh?.text).toBe('A1');
});
