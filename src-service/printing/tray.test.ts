import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { MAX_PAGE_BYTES, MAX_PRINT_BYTES } from '../../contract/printing.ts';
import { createTray } from './tray.ts';

const SIZE = { width: 200, height: 100 };
const JPEG = createCanvas(40, 20).toBuffer('image/jpeg', 80);
/** Padded behind its end, where no reader looks. */
function jpeg(length = JPEG.length): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set(JPEG);
  return bytes;
}

test('pages come in their order, and all together', () => {
  const tray = createTray(2);
  expect(tray.put(1, jpeg(), SIZE).ok).toBe(true);
  expect([tray.count(), tray.pages()]).toEqual([1, undefined]);
  expect(tray.put(2, jpeg(), SIZE).ok).toBe(true);
  expect(tray.pages()).toHaveLength(2);
});

test.each([0, 2, 3])('page %i is not the first', (page) => {
  expect(createTray(2).put(page, jpeg(), SIZE)).toEqual({ ok: false, error: 'out-of-order' });
});

test('no page more than were promised', () => {
  const tray = createTray(1);
  expect(tray.put(1, jpeg(), SIZE).ok).toBe(true);
  expect(tray.put(2, jpeg(), SIZE).ok).toBe(false);
});

test('a page is a picture, and of the form of its page', () => {
  expect(createTray(1).put(1, Uint8Array.of(1, 2, 3), SIZE).ok).toBe(false);
  expect(createTray(1).put(1, jpeg(), { width: 100, height: 200 }).ok).toBe(false);
});

test('neither a page nor all together are larger than the bound', () => {
  const large = createTray(1).put(1, jpeg(MAX_PAGE_BYTES + 1), SIZE);
  expect(large).toMatchObject({ ok: false, error: { code: 'PRINT_TOO_LARGE' } });
  const tray = createTray(200);
  const most = Math.floor(MAX_PRINT_BYTES / MAX_PAGE_BYTES);
  const bytes = jpeg(MAX_PAGE_BYTES);
  for (let page = 1; page <= most; page++) expect(tray.put(page, bytes, SIZE).ok).toBe(true);
  const last = tray.put(most + 1, bytes, SIZE);
  expect(last).toMatchObject({ ok: false, error: { code: 'PRINT_TOO_LARGE' } });
});

test('wiped, nothing of a page is left', () => {
  const tray = createTray(1);
  const bytes = jpeg();
  expect(tray.put(1, bytes, SIZE).ok).toBe(true);
  tray.wipe();
  expect(bytes.every((byte) => byte === 0)).toBe(true);
  expect([tray.count(), tray.pages()]).toEqual([0, undefined]);
});
