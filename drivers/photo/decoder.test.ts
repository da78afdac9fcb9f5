import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { manualClock, type ManualClock } from '../../contract/clock.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Result } from '../../contract/result.ts';
import { PHOTO_BYTES } from '../id-card.ts';
import type { Child, ChildOptions } from '../native/child.ts';
import type { Frame } from '../native/frames.ts';
import {
  createPhotoDecoder,
  DECODE_LIMIT_MS,
  LOAD_LIMIT_MS,
  RESTART_MS,
  WAITING_MAX,
  type PhotoDecoder,
} from './decoder.ts';
import { FRAME, JOB_BYTES, jobBody, jobOf } from './messages.ts';
import { PICTURE_BYTES } from './picture.ts';

const HEADER =
  '424dce97000000000000360000002800000066000000' +
  '7e00000001001800000000009897000000000000000000000000000000000000';
const NONE = new Uint8Array();

let clock: ManualClock;
let started: ChildOptions[];
let sent: Frame[];
let killed: number;
let decoder: PhotoDecoder;

function start(options: ChildOptions): Child {
  started.push(options);
  return {
    send: ({ kind, body }) => void sent.push({ kind, body: Uint8Array.from(body) }),
    kill() {
      killed++;
      options.onEnd('ended by SIGKILL');
      return Promise.resolve();
    },
  };
}
function hear(kind: number, body: Uint8Array = NONE): void {
  started.at(-1)!.onFrame({ kind, body });
}
function picture(mark = 7): Uint8Array {
  const bytes = new Uint8Array(PICTURE_BYTES).fill(mark);
  bytes.set(Buffer.from(HEADER, 'hex'));
  return bytes;
}
/** Answers the photo that was sent last. */
function hearPicture(bytes = picture()): void {
  hear(FRAME.picture, jobBody(jobOf(sent.at(-1)!.body)!, bytes));
}
const photo = (value = 1): Uint8Array => new Uint8Array(PHOTO_BYTES).fill(value);
const detail = async (result: Promise<Result<Uint8Array, Failure>>): Promise<string> => {
  const settled = await result;
  return settled.ok ? 'a picture' : `${settled.error.code} ${settled.error.detail}`;
};
const FAILED = 'DEVICE_OPEN_FAILED photo decoder:';

/** Asks for a picture, with the process begun and the library loaded. */
function ask(value = 1): Promise<Result<Uint8Array, Failure>> {
  const result = decoder.decode(photo(value));
  clock.advance(RESTART_MS);
  hear(FRAME.ready);
  return result;
}

beforeEach(() => {
  [clock, started, sent, killed] = [manualClock(), [], [], 0];
  const config = { library: '/opt/vendor/libwlt.so', symbol: 'unpack', kind: 1 };
  decoder = createPhotoDecoder({ clock, config, start });
});

describe('createPhotoDecoder', () => {
  it('starts the process with the first photo and keeps it', async () => {
    expect(started).toHaveLength(0);
    const first = ask();
    expect(started[0]!.args).toEqual(['/opt/vendor/libwlt.so', 'unpack', '1']);
    hearPicture();
    expect(await first).toEqual({ ok: true, value: picture() });
    const second = decoder.decode(photo(2));
    expect(sent).toEqual([
      { kind: FRAME.decode, body: jobBody(0, photo(1)) },
      { kind: FRAME.decode, body: jobBody(1, photo(2)) },
    ]);
    hearPicture();
    expect((await second).ok).toBe(true);
    expect([started.length, clock.pending()]).toEqual([1, 0]);
  });

  it('decodes one after another, and refuses what nobody could mean', async () => {
    const wlt = Buffer.from(photo());
    const all = [ask(), ...Array.from({ length: WAITING_MAX }, () => decoder.decode(wlt))];
    expect(sent).toHaveLength(1);
    expect(await detail(decoder.decode(wlt))).toBe(`${FAILED} busy`);
    all.forEach(() => hearPicture());
    const done = await Promise.all(all);
    expect(done.every(({ ok }) => ok)).toBe(true);
    // The caller's bytes are the caller's.
    expect(wlt.every((byte) => byte === 1)).toBe(true);
    expect(await detail(decoder.decode(NONE))).toBe(`${FAILED} the photo has a wrong length`);
  });

  it('takes no other picture, and goes on', async () => {
    const first = ask();
    const wrong = jobBody(0, new Uint8Array(PICTURE_BYTES).fill(9));
    hear(FRAME.picture, wrong);
    expect(await detail(first)).toBe(`${FAILED} wrong signature in the picture`);
    expect(wrong.every((byte) => byte === 0)).toBe(true);
    const second = ask();
    hearPicture();
    expect((await second).ok).toBe(true);
    expect(started).toHaveLength(1);
  });

  it('never takes the late answer to an earlier photo for that to this one', async () => {
    const first = ask();
    hearPicture(picture(1));
    const second = decoder.decode(photo(2));
    const late = jobBody(0, picture(1));
    hear(FRAME.picture, late);
    expect(late.every((byte) => byte === 0)).toBe(true);
    hear(FRAME.picture, new Uint8Array(JOB_BYTES - 1));
    hearPicture(picture(2));
    expect(await first).toEqual({ ok: true, value: picture(1) });
    expect(await second).toEqual({ ok: true, value: picture(2) });
  });

  it('takes no picture that nobody asked for', async () => {
    const first = ask();
    hearPicture();
    const unasked = jobBody(0, picture());
    hear(FRAME.picture, unasked);
    hear(FRAME.picture, NONE);
    expect(unasked.every((byte) => byte === 0)).toBe(true);
    expect((await first).ok).toBe(true);
  });

  it('ends a library that does not come to an end, and works with the next process', async () => {
    const first = ask();
    const second = decoder.decode(photo());
    clock.advance(DECODE_LIMIT_MS);
    expect(await detail(first)).toBe(`${FAILED} the library does not come to an end`);
    expect(killed).toBe(1);
    clock.advance(RESTART_MS - 1);
    expect(started).toHaveLength(1);
    clock.advance(1);
    expect(started).toHaveLength(2);
    hear(FRAME.ready);
    hearPicture();
    expect((await second).ok).toBe(true);
  });

  it('ends a process that does not get ready', async () => {
    const first = decoder.decode(photo());
    clock.advance(LOAD_LIMIT_MS);
    expect(await detail(first)).toBe(`${FAILED} the library is not loaded in time`);
    expect(killed).toBe(1);
  });

  it('says why the library cannot be used', async () => {
    const first = decoder.decode(photo());
    clock.advance(0);
    hear(FRAME.unusable, new TextEncoder().encode('the library has no symbol unpack'));
    started[0]!.onEnd('ended with 0');
    expect(await detail(first)).toBe(`${FAILED} the library has no symbol unpack`);
  });

  it('says that the process crashed, and starts another for the next photo', async () => {
    const first = ask();
    started[0]!.onEnd('ended by SIGSEGV');
    expect(await detail(first)).toBe(`${FAILED} ended by SIGSEGV`);
    expect(clock.pending()).toBe(0);
    const second = ask();
    hearPicture();
    expect((await second).ok).toBe(true);
    expect(started).toHaveLength(2);
  });

  it('stops: what waits fails, no process and no timer is left', async () => {
    const all = [ask(), decoder.decode(photo())];
    await decoder.stop();
    expect(await Promise.all(all.map(detail))).toEqual([`${FAILED} stopped`, `${FAILED} stopped`]);
    expect([killed, clock.pending()]).toEqual([1, 0]);
    expect(await detail(decoder.decode(photo()))).toBe(`${FAILED} stopped`);
    await decoder.stop();
  });

  it('stops while it rests between two processes', async () => {
    void ask();
    started[0]!.onEnd('ended by SIGSEGV');
    const second = decoder.decode(photo());
    await decoder.stop();
    expect(await detail(second)).toBe(`${FAILED} stopped`);
    clock.advance(RESTART_MS);
    expect([started.length, clock.pending()]).toEqual([1, 0]);
  });

  it('settles every photo, whatever garbage the process says', async () => {
    const frame = fc.record({
      kind: fc.integer({ min: 0, max: 255 }).filter((kind) => kind !== FRAME.ready),
      body: fc.uint8Array({ maxLength: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(frame), async (frames) => {
        const result = ask();
        for (const { kind, body } of frames) hear(kind, body);
        clock.advance(DECODE_LIMIT_MS);
        expect((await result).ok).toBe(false);
      }),
    );
  });
});
