import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import type { Failure } from '../../contract/failures.ts';
import { unwrap, type Result } from '../../contract/result.ts';
import { PHOTO_BYTES } from '../../drivers/id-card.ts';
import {
  createPhotoDecoder,
  DECODE_LIMIT_MS,
  type PhotoDecoder,
} from '../../drivers/photo/decoder.ts';
import { PICTURE_BYTES } from '../../drivers/photo/picture.ts';
import { endsWith, parentOf } from './orphan.test-support.ts';

/**
 * No decoder of card photos can be had freely. Functions of the C library stand in for one: a real
 * library, loaded and called in the real process. `bcopy(from, to, length)` has the same arguments,
 * so that what goes in has to be the picture that comes out.
 */
const LIBC = 'libc.so.6';
/** Start of the process included, on a machine that does other things too. */
const PATIENCE_MS = 8_000;
/** From the start of the process until it is in the library; it is ended after 3 s there. */
const STUCK_MS = 1_500;
/** Of a Windows bitmap of 102 by 126 pixels with 24 bits, written by hand. */
const HEADER =
  '424dce97000000000000360000002800000066000000' +
  '7e00000001001800000000009897000000000000000000000000000000000000';

function decoder(symbol: string, library = LIBC): PhotoDecoder {
  const config = { library, symbol, kind: PHOTO_BYTES };
  const made = createPhotoDecoder({ clock: systemClock, config });
  onTestFinished(() => made.stop());
  return made;
}
function photo(header = HEADER): Uint8Array {
  const bytes = new Uint8Array(PHOTO_BYTES).fill(0xa5);
  bytes.set(Buffer.from(header, 'hex'));
  return bytes;
}
function detail(result: Result<Uint8Array, Failure>): string {
  return result.ok ? 'a picture' : `${result.error.code} ${result.error.detail}`;
}
const FAILED = 'DEVICE_OPEN_FAILED photo decoder:';

/** Processes of the decoder that this one has started and that still run. */
function children(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const parent = /^PPid:\s(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return Number(parent) === process.pid && command.includes('decoder-process');
      } catch {
        // It ended meanwhile.
        return false;
      }
    })
    .map(Number);
}

describe.skipIf(process.platform !== 'linux')('a real library in a real process', () => {
  test('makes a picture, again and again, in one process', async () => {
    const photos = decoder('bcopy');
    const bytes = unwrap(await photos.decode(photo()));
    expect(bytes).toHaveLength(PICTURE_BYTES);
    expect([...bytes.subarray(0, PHOTO_BYTES)]).toEqual([...photo()]);
    expect(bytes.subarray(PHOTO_BYTES).every((byte) => byte === 0)).toBe(true);
    const [pid] = children();
    const all = await Promise.all([
      photos.decode(photo()),
      photos.decode(photo()),
      photos.decode(photo()),
    ]);
    expect(all.map(detail)).toEqual(['a picture', 'a picture', 'a picture']);
    expect(children()).toEqual([pid]);
    await photos.stop();
    expect(children()).toEqual([]);
  });

  test('leaves nothing of one photo in the next', async () => {
    const photos = decoder('bcopy');
    unwrap(await photos.decode(photo()));
    expect(detail(await photos.decode(new Uint8Array(PHOTO_BYTES)))).toBe(
      `${FAILED} wrong signature in the picture`,
    );
  });

  test('a process that is killed is replaced', async () => {
    const photos = decoder('bcopy');
    unwrap(await photos.decode(photo()));
    const [pid] = children();
    process.kill(pid!, 'SIGKILL');
    const next = await photos.decode(photo());
    const after = next.ok ? next : await photos.decode(photo());
    expect(detail(after)).toBe('a picture');
    expect(children()).not.toContain(pid);
  });

  test('a crash is a failure, and so is the next one', async () => {
    const photos = decoder('abort');
    expect(detail(await photos.decode(photo()))).toBe(`${FAILED} ended by SIGABRT`);
    const begin = performance.now();
    expect(detail(await photos.decode(photo()))).toBe(`${FAILED} ended by SIGABRT`);
    expect(performance.now() - begin).toBeLessThan(PATIENCE_MS);
  });

  test('what never ends is ended', async () => {
    const photos = decoder('pause');
    const begin = performance.now();
    expect(detail(await photos.decode(photo()))).toBe(
      `${FAILED} the library does not come to an end`,
    );
    expect(performance.now() - begin).toBeLessThan(DECODE_LIMIT_MS + PATIENCE_MS);
    expect(children()).toEqual([]);
  });

  test('what never ends does not hold up the end', async () => {
    const photos = decoder('pause');
    const result = photos.decode(photo());
    await expect.poll(children, { timeout: PATIENCE_MS }).toHaveLength(1);
    await photos.stop();
    expect(detail(await result)).toBe(`${FAILED} stopped`);
    expect(children()).toEqual([]);
  });

  test('what never ends does not outlive a killed terminal', async () => {
    const { parent, child } = await parentOf(
      `import { createPhotoDecoder } from '../../drivers/photo/decoder.ts';
      import { systemClock } from '../../contract/clock.node.ts';
      const config = { library: '${LIBC}', symbol: 'pause', kind: 1 };
      await createPhotoDecoder({ clock: systemClock, config }).decode(new Uint8Array(${PHOTO_BYTES}));`,
      'decoder-process',
    );
    await delay(STUCK_MS);
    await endsWith(parent, child);
  });

  test('a missing library and a missing symbol are failures with a name', async () => {
    expect(detail(await decoder('unpack', '/nonexistent/libwlt2bmp.so').decode(photo()))).toBe(
      `${FAILED} the library cannot be loaded`,
    );
    expect(detail(await decoder('wlt_to_bmp').decode(photo()))).toBe(
      `${FAILED} the library has no symbol wlt_to_bmp`,
    );
  });

  test('what the library prints is not taken for an answer', async () => {
    // puts() prints its first argument.
    const photos = decoder('puts');
    expect(detail(await photos.decode(photo()))).toBe(`${FAILED} wrong signature in the picture`);
  });

  test('garbage makes no picture, and no process is lost by it', async () => {
    const photos = decoder('bcopy');
    unwrap(await photos.decode(photo()));
    const before = children();
    const garbage = fc.uint8Array({ minLength: PHOTO_BYTES, maxLength: PHOTO_BYTES });
    await fc.assert(
      fc.asyncProperty(garbage, async (bytes) => {
        expect((await photos.decode(bytes)).ok).toBe(false);
      }),
      { numRuns: 50 },
    );
    expect(detail(await photos.decode(photo()))).toBe('a picture');
    expect(children()).toEqual(before);
  });
});
