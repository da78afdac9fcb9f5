import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createHidFrameReader,
  encodeHidFrame,
  HID_FRAME_CAP_BYTES,
  type HidFrame,
} from './hid-frame.ts';

test('a frame is type, length with the high byte first, and bytes', () => {
  const encoded = encodeHidFrame(2, new Uint8Array(300).fill(7));
  expect([...encoded.subarray(0, 4)]).toEqual([2, 1, 44, 7]);
  expect(encoded).toHaveLength(303);
});

test('an empty frame and one of exactly the cap are read', () => {
  const read = createHidFrameReader();
  expect(read(Uint8Array.of(3, 0, 0))).toEqual([{ type: 3, bytes: new Uint8Array() }]);
  const longest = new Uint8Array(HID_FRAME_CAP_BYTES).fill(1);
  expect(read(encodeHidFrame(0, longest))).toEqual([{ type: 0, bytes: longest }]);
});

test.each([
  ['an unknown type', [4, 0, 1, 0]],
  ['a frame that is too long', [0, 0x10, 0x02]],
])('%s is refused, and everything behind it', (_name, bytes) => {
  const read = createHidFrameReader();
  expect(read(Uint8Array.from(bytes))).toBeUndefined();
  expect(read(Uint8Array.of(3, 0, 0))).toBeUndefined();
});

test('any split of a stream gives the same frames', () => {
  const frame = fc.record({ type: fc.nat(3), bytes: fc.uint8Array({ maxLength: 80 }) });
  fc.assert(
    fc.property(
      fc.array(frame, { maxLength: 6 }),
      fc.array(fc.nat(500), { maxLength: 10 }),
      (frames, cuts) => {
        const stream = Buffer.concat(frames.map(({ type, bytes }) => encodeHidFrame(type, bytes)));
        const read = createHidFrameReader();
        const found: HidFrame[] = [];
        let from = 0;
        for (const cut of [...cuts, stream.length].toSorted((a, b) => a - b)) {
          found.push(...(read(stream.subarray(from, cut)) ?? []));
          from = Math.max(from, cut);
        }
        expect(found).toEqual(frames);
      },
    ),
  );
});

test('garbage never throws', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (chunks) => {
      const read = createHidFrameReader();
      for (const chunk of chunks) {
        for (const { type, bytes } of read(chunk) ?? []) {
          expect(type).toBeLessThanOrEqual(3);
          expect(bytes.length).toBeLessThanOrEqual(HID_FRAME_CAP_BYTES);
        }
      }
    }),
  );
});
