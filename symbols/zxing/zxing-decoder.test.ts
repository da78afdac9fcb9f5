import { beforeAll, describe, expect, it } from 'vitest';
import type { Decoder } from '../decoder.ts';
import { createLibraryDecoder } from './library-decoder.ts';
import { loadZxingModule, type ZxingModule } from './module.ts';
import { drawQrFrame, placeIn } from './read-symbols.test-support.ts';
import { readZxingWasm } from './wasm.node.ts';
import { createZxingDecoder } from './zxing-decoder.ts';
import { createZxingReader, THOROUGH } from './zxing-reader.ts';

const QR_ONLY = { symbologies: ['qr'], budgetMs: 1_000, atMost: 8 } as const;
let module: ZxingModule;
let wasm: Decoder;

beforeAll(async () => {
  module = await loadZxingModule(await readZxingWasm());
  wasm = createZxingDecoder(createZxingReader(module), THOROUGH);
});
const library = createLibraryDecoder(() => performance.now());
const decoders = (): Record<string, Decoder> => ({ wasm, library });

describe.each(['wasm', 'library'])('%s', (name) => {
  const decode: Decoder['decode'] = (frame, request) => decoders()[name]!.decode(frame, request);

  it.each([
    ['ASCII', 'https://example.invalid/?a=1', false, ']Q1'],
    ['UTF-8 without an ECI', '政务服务码 0042', false, ']Q1'],
    ['an ECI', '政务服务码', true, ']Q2'],
    ['digits', '0123456789012345', false, ']Q1'],
  ])('reads %s', (_, text, hasEci, aim) => {
    const [found, ...more] = decode(drawQrFrame(text, { hasEci }).frame, QR_ONLY);
    expect(found).toMatchObject({ symbology: 'qr', text, aim });
    expect(more).toEqual([]);
  });

  it('gives the bytes as they stand in the symbol', () => {
    const bytes = [...new TextEncoder().encode('码 1')];
    expect([...(decode(drawQrFrame('码 1').frame, QR_ONLY)[0]?.bytes ?? [])]).toEqual(bytes);
  });

  it('reads a light symbol on dark', () => {
    const { frame } = drawQrFrame('dark mode', { isInverted: true });
    expect(decode(frame, QR_ONLY)[0]?.text).toBe('dark mode');
  });

  it('reads nothing where nothing is, or nothing it was asked for', () => {
    const grey = { width: 64, height: 48, luma: new Uint8Array(64 * 48).fill(128) };
    expect(decode(grey, QR_ONLY)).toEqual([]);
    const { frame } = drawQrFrame('not asked for');
    expect(decode(frame, { ...QR_ONLY, symbologies: ['aztec'] })).toEqual([]);
    expect(decode(frame, { ...QR_ONLY, symbologies: ['grid-matrix'] })).toEqual([]);
    expect(decode(frame, { ...QR_ONLY, symbologies: [] })).toEqual([]);
  });

  it('bears a frame of no size', () => {
    expect(decode({ width: 0, height: 0, luma: new Uint8Array(0) }, QR_ONLY)).toEqual([]);
  });
});

it('tells the corners, clockwise from the top left of the symbol', () => {
  const { frame, corners } = drawQrFrame('corners');
  const found = wasm.decode(frame, QR_ONLY)[0]!;
  for (const [index, corner] of found.corners.entries()) {
    expect(Math.abs(corner.x - corners[index]!.x)).toBeLessThanOrEqual(3);
    expect(Math.abs(corner.y - corners[index]!.y)).toBeLessThanOrEqual(3);
  }
  expect(found.quality).toBe(1);
});

it('tells the middles of the finder patterns, the fallback', () => {
  const { frame, corners } = drawQrFrame('corners', { scale: 4 });
  const found = library.decode(frame, QR_ONLY)[0]!;
  for (const [index, corner] of found.corners.entries()) {
    expect(Math.abs(Math.abs(corner.x - corners[index]!.x) - 14)).toBeLessThanOrEqual(2);
    expect(Math.abs(Math.abs(corner.y - corners[index]!.y) - 14)).toBeLessThanOrEqual(2);
  }
});

it('reads several, and not more than are wanted', () => {
  const [a, b] = [drawQrFrame('first').frame, drawQrFrame('second').frame];
  const both = placeIn({ width: 400, height: 200 }, [
    { small: a, left: 20, top: 20 },
    { small: b, left: 220, top: 30 },
  ]);
  expect(
    wasm
      .decode(both, QR_ONLY)
      .map(({ text }) => text)
      .sort(),
  ).toEqual(['first', 'second']);
  expect(wasm.decode(both, { ...QR_ONLY, atMost: 1 })).toHaveLength(1);
});

it('gives back every byte it took of the module', () => {
  let [taken, given] = [0, 0];
  const counted: ZxingModule = {
    get HEAPU8() {
      return module.HEAPU8;
    },
    _malloc: (bytes) => (taken++, module._malloc(bytes)),
    _free(address) {
      given++;
      module._free(address);
    },
    readBarcodesFromPixmap(...args) {
      const list = module.readBarcodesFromPixmap(...args);
      taken++;
      return {
        size: () => list.size(),
        get: (n) => list.get(n),
        delete() {
          given++;
          list.delete();
        },
      };
    },
  };
  const decoder = createZxingDecoder(createZxingReader(counted), THOROUGH);
  expect(decoder.decode(drawQrFrame('kept').frame, QR_ONLY)).toHaveLength(1);
  expect([taken, given]).toEqual([2, 2]);
});

it('asks for no memory where the picture is said to be larger than it is', () => {
  const short = { width: 1_000, height: 1_000, luma: new Uint8Array(10) };
  expect(wasm.decode(short, QR_ONLY)).toEqual([]);
});

it('gives up where the module has no memory left', () => {
  const full = createZxingReader({ ...module, _malloc: () => 0 });
  const { frame } = drawQrFrame('no memory');
  expect(createZxingDecoder(full, THOROUGH).decode(frame, QR_ONLY)).toEqual([]);
});

it('ends the fallback where its time is over', () => {
  let now = 0;
  const slow = createLibraryDecoder(() => (now += 100));
  const { frame } = drawQrFrame('dark mode', { isInverted: true });
  expect(slow.decode(frame, { ...QR_ONLY, budgetMs: 50 })).toEqual([]);
});
