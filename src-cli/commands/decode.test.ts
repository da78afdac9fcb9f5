import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas, ImageData, type Canvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { drawPart } from '../../symbols/append/part-symbols.test-support.ts';
import type { Frame } from '../../symbols/decoder.ts';
import { encodeGridMatrix } from '../../symbols/gridmatrix/encode.ts';
import { drawQrFrame, placeIn } from '../../symbols/zxing/read-symbols.test-support.ts';
import { testFolder } from '../config.test-support.ts';
import { recordedConsole } from '../console.test-support.ts';
import { decode } from './decode.ts';

/** Photographed codes; they lie beside the project where they are there. */
const SAMPLES = path.resolve(import.meta.dirname, '../../../shared/samples/symbols');

interface Line {
  readonly file: string;
  readonly milliseconds: number;
  readonly problem?: string;
  readonly symbols: readonly Readonly<Record<string, unknown>>[];
  readonly messages?: readonly Readonly<Record<string, unknown>>[];
}

async function run(
  ...args: string[]
): Promise<{ code: number; lines: Line[]; complained: string[] }> {
  return runIn('/', ...args);
}

async function runIn(cwd: string, ...args: string[]) {
  const console = recordedConsole({ cwd });
  const code = await decode.run(args, console);
  const lines = console.said.map((line) => JSON.parse(line) as Line);
  return { code, lines, complained: console.complained };
}

function canvasOf({ width, height, luma }: Frame): Canvas {
  const canvas = createCanvas(width, height);
  const data = new Uint8ClampedArray(luma.length * 4).fill(255);
  luma.forEach((tone, at) => data.fill(tone, at * 4, at * 4 + 3));
  canvas.getContext('2d').putImageData(new ImageData(data, width, height), 0, 0);
  return canvas;
}

function folderWith(files: Record<string, Uint8Array>): string {
  const cwd = testFolder();
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(cwd, name), bytes);
  return cwd;
}

const CODE = canvasOf(drawQrFrame('政务服务码').frame);

test.each([
  ['a.png', CODE.toBuffer('image/png')],
  ['a.jpg', CODE.toBuffer('image/jpeg')],
  ['a.webp', CODE.toBuffer('image/webp')],
  ['a.gif', CODE.toBuffer('image/gif')],
])('reads %s', async (name, bytes) => {
  const { code, lines } = await runIn(folderWith({ [name]: bytes }), name);
  expect(code).toBe(0);
  expect(lines[0]).toMatchObject({
    file: name,
    symbols: [{ text: '政务服务码', symbology: 'qr', aim: ']Q1', quality: 1 }],
  });
  expect(lines[0]!.milliseconds).toBeGreaterThan(0);
  expect(lines[0]!.symbols[0]!.corners).toHaveLength(4);
  expect(lines[0]!.symbols[0]!.bytes).toBe(Buffer.from('政务服务码').toString('hex'));
});

test('reads several symbols of one picture, and several pictures', async () => {
  const frame = placeIn({ width: 420, height: 220 }, [
    { small: drawQrFrame('one').frame, left: 10, top: 10 },
    { small: drawQrFrame('two').frame, left: 220, top: 40 },
  ]);
  const cwd = folderWith({
    'two.png': canvasOf(frame).toBuffer('image/png'),
    'one.png': CODE.toBuffer('image/png'),
  });
  const { code, lines } = await runIn(cwd, 'two.png', 'one.png');
  expect(code).toBe(0);
  expect(lines.map(({ symbols }) => symbols.length)).toEqual([2, 1]);
});

test('joins the parts of a message, in one picture and over several', async () => {
  const message = new TextEncoder().encode('亮码办事，一次办好');
  const parity = message.reduce((all, byte) => all ^ byte, 0);
  // Cut within a character.
  const [first, second] = [message.slice(0, 10), message.slice(10)].map((bytes, at) =>
    canvasOf(drawPart({ number: at + 1, of: 2, parity }, bytes)),
  );
  const both = createCanvas(2 * first!.width, first!.height);
  both.getContext('2d').drawImage(second!, 0, 0);
  both.getContext('2d').drawImage(first!, first!.width, 0);
  const cwd = folderWith({
    'both.png': both.toBuffer('image/png'),
    'first.png': first!.toBuffer('image/png'),
    'second.png': second!.toBuffer('image/png'),
  });
  const whole = [{ text: '亮码办事，一次办好', symbology: 'qr', aim: ']Q1' }];
  const { lines } = await runIn(cwd, '--budget', '400', 'first.png', 'second.png');
  expect(lines[0]?.symbols).toMatchObject([{ part: { number: 1, of: 2, group: String(parity) } }]);
  expect(lines.map(({ messages }) => messages)).toEqual([undefined, expect.anything()]);
  expect(lines[1]?.messages).toMatchObject(whole);
  const { lines: single } = await runIn(cwd, '--budget', '400', 'both.png');
  expect(single[0]?.symbols).toHaveLength(2);
  expect(single[0]?.messages).toMatchObject(whole);
});

test('says of a Grid Matrix symbol that took its whole correction that it is doubtful', async () => {
  const { size, dark } = unwrap(encodeGridMatrix('12', { version: 1, level: 2 }));
  const damaged = dark.slice();
  // A bit of the middle macromodule: one wrong codeword of eighteen, of which one can be put right.
  damaged[9 * size + 8] = damaged[9 * size + 8] === 1 ? 0 : 1;
  const file = (modules: Uint8Array): Uint8Array => {
    const width = (size + 12) * 8;
    const luma = Uint8Array.from({ length: width * width }, (_, at) => {
      const x = Math.floor((at % width) / 8) - 6;
      const y = Math.floor(at / width / 8) - 6;
      const isInside = x >= 0 && y >= 0 && x < size && y < size;
      return isInside && modules[y * size + x] === 1 ? 20 : 235;
    });
    return canvasOf({ width, height: width, luma }).toBuffer('image/png');
  };
  const cwd = folderWith({ 'whole.png': file(dark), 'damaged.png': file(damaged) });
  const { lines } = await runIn(cwd, '--budget', '400', 'whole.png', 'damaged.png');
  expect(lines[0]?.symbols).toMatchObject([{ text: '12', quality: 1 }]);
  expect(lines[0]?.symbols[0]).not.toHaveProperty('doubtful');
  expect(lines[1]?.symbols).toMatchObject([{ text: '12', doubtful: true }]);
});

test('takes what is clear for white', async () => {
  const canvas = createCanvas(CODE.width, CODE.height);
  const context = canvas.getContext('2d');
  const { data } = CODE.getContext('2d').getImageData(0, 0, CODE.width, CODE.height);
  for (let at = 0; at < data.length; at += 4) if (data[at]! > 128) data[at + 3] = 0;
  context.putImageData(new ImageData(data, CODE.width, CODE.height), 0, 0);
  const cwd = folderWith({ 'clear.png': canvas.toBuffer('image/png') });
  expect((await runIn(cwd, 'clear.png')).lines[0]?.symbols).toHaveLength(1);
});

test('ends with 1 where a picture holds no symbol that is wanted', async () => {
  const cwd = folderWith({ 'a.png': CODE.toBuffer('image/png') });
  const { code, lines } = await runIn(cwd, 'a.png', '--symbology', 'aztec,pdf417');
  expect(code).toBe(1);
  expect(lines[0]?.symbols).toEqual([]);
});

describe('hostile files', () => {
  const png = CODE.toBuffer('image/png');
  /** Says that it is 60,000 pixels wide and high. */
  const huge = Uint8Array.from(png);
  new DataView(huge.buffer).setUint32(16, 60_000);
  new DataView(huge.buffer).setUint32(20, 60_000);

  const webp = new TextEncoder().encode(`RIFF....WEBPVP8 ${'\u0000'.repeat(20)}`);

  test.each([
    ['text', new TextEncoder().encode('no picture'), 'not-a-picture'],
    ['empty', new Uint8Array(0), 'not-a-picture'],
    ['cut off in its head', png.subarray(0, 20), 'not-a-picture'],
    ['a WebP of nothing', webp, 'not-a-picture'],
    ['huge by its head', huge, 'too-large'],
  ])('%s', async (_, bytes, problem) => {
    const { code, lines, complained } = await runIn(folderWith({ f: bytes }), 'f');
    expect(code).toBe(1);
    expect(lines).toEqual([{ file: 'f', problem }]);
    expect(complained).toHaveLength(1);
  });

  test('cut off in its pixels gives no wrong text', async () => {
    const { lines } = await runIn(folderWith({ f: png.subarray(0, png.length / 2) }), 'f');
    expect(lines[0]?.symbols ?? []).toEqual([]);
  });
});

test('ends with 2 where a file is not there, and goes on with the others', async () => {
  const cwd = folderWith({ 'a.png': CODE.toBuffer('image/png') });
  const { code, lines, complained } = await runIn(cwd, 'missing.png', 'a.png');
  expect(code).toBe(2);
  expect(lines.map(({ file }) => file)).toEqual(['a.png']);
  expect(complained[0]).toContain('missing.png');
});

test.each([
  [[]],
  [['a.png', '--symbology', 'qr,nonsense']],
  [['a.png', '--budget', '0']],
  [['--what']],
])('is not used as %j', async (args) => {
  const { code, lines } = await run(...args);
  expect(code).toBe(2);
  expect(lines).toEqual([]);
});

test.runIf(existsSync(SAMPLES))(
  'reads nothing where nothing is',
  async () => {
    const folder = path.join(SAMPLES, 'falsepositives-1');
    const { code, lines } = await runIn(folder, ...readdirSync(folder));
    expect(code).toBe(1);
    expect(lines.flatMap(({ symbols }) => symbols)).toEqual([]);
  },
  120_000,
);
