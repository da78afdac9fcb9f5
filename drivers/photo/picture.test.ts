import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPicture, PICTURE_BYTES } from './picture.ts';

/** The header as a Windows bitmap of 102 by 126 pixels has it, written by hand. */
const HEADER =
  '424dce97000000000000360000002800000066000000' +
  '7e0000000100180000000000989700000000000000000000' +
  '0000000000000000';

function picture(): Uint8Array {
  const bytes = new Uint8Array(PICTURE_BYTES);
  bytes.set(Buffer.from(HEADER, 'hex'));
  return bytes;
}
const problem = (bytes: Uint8Array): string | undefined => {
  const checked = checkPicture(bytes);
  return checked.ok ? undefined : checked.error.detail;
};
const changed = (at: number, ...values: number[]): Uint8Array => {
  const bytes = picture();
  bytes.set(values, at);
  return bytes;
};

describe('checkPicture', () => {
  it('takes a bitmap of the right form, whatever its pixels are', () => {
    const bytes = picture();
    bytes.fill(0xee, 54);
    expect(PICTURE_BYTES).toBe(38_862);
    expect(checkPicture(bytes)).toEqual({ ok: true, value: bytes });
  });

  it('takes rows from the top, a resolution, and a data size that is left out', () => {
    expect(problem(changed(22, 0x82, 0xff, 0xff, 0xff))).toBeUndefined();
    expect(problem(changed(38, 0x12, 0x0b, 0, 0, 0x12, 0x0b))).toBeUndefined();
    expect(problem(changed(34, 0, 0, 0, 0))).toBeUndefined();
  });

  it.each([
    [0, [0x4e], 'wrong signature in the picture'],
    [2, [0], 'wrong file size in the picture'],
    [10, [55], 'wrong pixel offset in the picture'],
    [14, [12], 'wrong header size in the picture'],
    [18, [103], 'wrong width in the picture'],
    [22, [127], 'wrong height in the picture'],
    [22, [0, 0, 0, 0x80], 'wrong height in the picture'],
    [26, [2], 'wrong planes in the picture'],
    [28, [32], 'wrong bits of a pixel in the picture'],
    [30, [1], 'wrong compression in the picture'],
    [34, [1], 'wrong data size in the picture'],
    [46, [1], 'wrong colours in the picture'],
  ])('refuses another value at byte %i', (at, values, detail) => {
    expect(problem(changed(at, ...values))).toBe(`photo decoder: ${detail}`);
  });

  it('refuses another length', () => {
    expect(problem(picture().subarray(1))).toBe('photo decoder: the picture has a wrong length');
    expect(problem(new Uint8Array())).toBe('photo decoder: the picture has a wrong length');
  });

  it('refuses a right header in the middle of a longer buffer only by its length', () => {
    const longer = new Uint8Array(PICTURE_BYTES + 10);
    longer.set(picture(), 7);
    expect(checkPicture(longer.subarray(7, 7 + PICTURE_BYTES)).ok).toBe(true);
    expect(checkPicture(longer).ok).toBe(false);
  });

  it('never throws, and takes no garbage for a picture', () => {
    const garbage = fc.oneof(
      fc.uint8Array({ maxLength: 100 }),
      fc.uint8Array({ minLength: 54, maxLength: 54 }).map((header) => {
        const bytes = new Uint8Array(PICTURE_BYTES);
        bytes.set(header);
        return bytes;
      }),
    );
    fc.assert(
      fc.property(garbage, (bytes) => {
        expect(checkPicture(bytes).ok).toBe(false);
      }),
    );
  });
});
