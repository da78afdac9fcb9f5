import {
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { drawQr, QUIET_ZONE_MODULES, type QrDrawing } from './draw.ts';

const PIXELS = 4;

/** The picture that the path describes, as an independent reader sees it: light 255, dark 0. */
function paint({ size, path }: QrDrawing): Uint8ClampedArray {
  const width = size * PIXELS;
  const pixels = new Uint8ClampedArray(width * width).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let row = 0; row < PIXELS; row++) {
      const start = (Number(y) * PIXELS + row) * width + Number(x) * PIXELS;
      pixels.fill(0, start, start + Number(length) * PIXELS);
    }
  }
  return pixels;
}

function decode(drawing: QrDrawing): string {
  const width = drawing.size * PIXELS;
  const source = new RGBLuminanceSource(paint(drawing), width, width);
  const hints = new Map([[DecodeHintType.PURE_BARCODE, true]]);
  return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)), hints).getText();
}

test.each([
  '13900001234567890ABCDEFGHJKLMNPQ00',
  'https://example.invalid/你好',
  'a\u001Db\u0000c',
])('what is drawn of %j can be read back', (text) => {
  expect(decode(unwrap(drawQr(text)))).toBe(text);
});

test('codes of any service-code alphabet and length can be read back', () => {
  const text = fc.string({
    unit: fc.constantFrom(...'0123456789ABCDEFGHXYZabz:/?='),
    minLength: 1,
  });
  fc.assert(
    fc.property(text, (code) => decode(unwrap(drawQr(code))) === code),
    { numRuns: 60 },
  );
});

test('nothing dark reaches into the quiet zone', () => {
  const { size, path } = unwrap(drawQr('139'));
  expect(size).toBe(21 + 2 * QUIET_ZONE_MODULES);
  const far = size - QUIET_ZONE_MODULES;
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)];
  expect(runs.length).toBeGreaterThan(21);
  for (const [, x, y, length] of runs) {
    expect(Number(x)).toBeGreaterThanOrEqual(QUIET_ZONE_MODULES);
    expect(Number(x) + Number(length)).toBeLessThanOrEqual(far);
    expect(Number(y)).toBeGreaterThanOrEqual(QUIET_ZONE_MODULES);
    expect(Number(y)).toBeLessThan(far);
  }
});

test('a text that no QR code holds is a failure, not a crash', () => {
  expect(drawQr('x'.repeat(2332))).toEqual({ ok: false, error: 'too-long' });
});
