import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { createPeer } from '../../viewer/formats/peer.ts';
import type { Wire } from '../../viewer/formats/peer.ts';
import { createLooker } from './looker.ts';
import { createLumaTaker } from './luma.ts';
import { openReader } from './open-reader.ts';
import type { NoCalls, ReadingCalls } from './reading-calls.ts';
import { readPicture } from './read-picture.ts';

// The thread in which frames are read. None leaves it, and none is kept.

const luma = createLumaTaker();
const pictureLuma = createLumaTaker();
const elapsedMs = (): number => performance.now();
const loadWasm = async (): Promise<ArrayBuffer> => (await fetch(wasmUrl)).arrayBuffer();
/** Opened when it is first asked for: a thread is for the camera, or for one picture. */
const camera = once(() => openReader(loadWasm, elapsedMs, 'camera'));
const still = once(() => openReader(loadWasm, elapsedMs, 'picture'));
const looker = once(async () => createLooker((await camera()).decoder, digestOf));

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** So that nobody who sees the digest can try out codes: known to this thread alone. */
const salt = crypto.getRandomValues(new Uint8Array(32));

async function digestOf(bytes: Uint8Array): Promise<string> {
  const salted = new Uint8Array(salt.length + bytes.length);
  salted.set(salt);
  salted.set(bytes, salt.length);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', salted));
  salted.fill(0);
  return String.fromCharCode(...digest);
}

createPeer<NoCalls, ReadingCalls>(self as unknown as Wire, {
  async ready() {
    return { value: (await camera()).isFast };
  },
  async look(frame) {
    const at = elapsedMs();
    const taken = await luma.ofVideo(frame);
    const report = await (await looker()).look(taken, at);
    return { value: { ...report, tookMs: elapsedMs() - at } };
  },
  async rest() {
    luma.wipe();
    (await looker()).forget();
    return { value: null };
  },
  async picture(file) {
    const value = await readPicture(file, {
      decoder: (await still()).decoder,
      luma: pictureLuma,
      unpack: (blob, { width, height }) =>
        createImageBitmap(blob, {
          resizeWidth: width,
          resizeHeight: height,
          resizeQuality: 'high',
          // The size in the header is that of the pixels as they lie.
          imageOrientation: 'none',
        }),
    });
    return { value };
  },
});
