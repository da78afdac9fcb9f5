import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { createFrameReader, encodeFrame, type Frame } from './frames.ts';

const LIMIT = 64;

describe('encodeFrame', () => {
  it('writes kind, length and body', () => {
    const frame = encodeFrame({ kind: 7, body: Uint8Array.of(1, 2, 3) });
    expect(Buffer.from(frame).toString('hex')).toBe('0700000003010203');
  });
});

describe('createFrameReader', () => {
  it('reads any frames from any pieces', () => {
    const frame = fc.record({
      kind: fc.integer({ min: 0, max: 255 }),
      body: fc.uint8Array({ maxLength: LIMIT }),
    });
    const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(frame), pieces, (frames, lengths) => {
        const stream = Buffer.concat(frames.map(encodeFrame));
        const reader = createFrameReader(LIMIT);
        const read: Frame[] = [];
        for (let at = 0, turn = 0; at < stream.length; turn++) {
          const length = lengths[turn % lengths.length]!;
          read.push(...unwrap(reader.push(stream.subarray(at, at + length))));
          at += length;
        }
        expect(read).toEqual(frames);
      }),
    );
  });

  it('takes a body of the limit, and gives up one that is a byte longer before it has come', () => {
    const reader = createFrameReader(LIMIT);
    const longest = { kind: 1, body: new Uint8Array(LIMIT).fill(9) };
    expect(reader.push(encodeFrame(longest))).toEqual({ ok: true, value: [longest] });
    expect(reader.push(Uint8Array.of(1, 0, 0, 0, LIMIT + 1))).toEqual({
      ok: false,
      error: 'too-long',
    });
  });

  it('never throws on garbage', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), (chunks) => {
        const reader = createFrameReader(LIMIT);
        for (const chunk of chunks) {
          const frames = reader.push(chunk);
          for (const { body } of frames.ok ? frames.value : []) {
            expect(body.length).toBeLessThanOrEqual(LIMIT);
          }
        }
      }),
    );
  });

  it('forgets what it keeps of a frame when it is wiped', () => {
    const reader = createFrameReader(LIMIT);
    const frame = encodeFrame({ kind: 1, body: Uint8Array.of(5, 6) });
    expect(reader.push(frame.subarray(0, 6))).toEqual({ ok: true, value: [] });
    reader.wipe();
    expect(unwrap(reader.push(frame))).toEqual([{ kind: 1, body: Uint8Array.of(5, 6) }]);
  });
});
