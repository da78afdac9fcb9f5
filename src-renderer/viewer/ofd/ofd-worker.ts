import kaiUrl from '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2?url';
import monoRanges from '@fontsource/cousine/unicode.json';
import sansRanges from '@fontsource-variable/noto-sans-sc/unicode.json';
import serifRanges from '@fontsource-variable/noto-serif-sc/unicode.json';
import { createPeer } from '../formats/peer.ts';
import type { Wire } from '../formats/peer.ts';
import type { OfdCalls, WindowCalls } from './ofd-calls.ts';
import { createOfdSession } from './ofd-session.ts';
import { createWorkerFaces, slicedFace } from './worker-faces.ts';
import { createWorkerHost } from './worker-host.ts';

// The thread in which one OFD file is open. Nothing of it outlives the file.

/** What a worker has that the types of a window do not know of. */
const scope = self as unknown as Wire & { readonly fonts: FontFaceSet };

const SERIF_FILES: Record<string, string> = import.meta.glob(
  '/../node_modules/@fontsource-variable/noto-serif-sc/files/*-wght-normal.woff2',
  { query: '?url', import: 'default', eager: true },
);
const SANS_FILES: Record<string, string> = import.meta.glob(
  '/../node_modules/@fontsource-variable/noto-sans-sc/files/*-wght-normal.woff2',
  { query: '?url', import: 'default', eager: true },
);
const MONO_FILES: Record<string, string> = import.meta.glob(
  '/../node_modules/@fontsource/cousine/files/*-400-normal.woff2',
  { query: '?url', import: 'default', eager: true },
);

const prepareFace = createWorkerFaces(
  {
    serif: slicedFace('Liangma Serif', serifRanges, SERIF_FILES),
    sans: slicedFace('Liangma Sans', sansRanges, SANS_FILES),
    mono: slicedFace('Liangma Mono', monoRanges, MONO_FILES),
    kai: { name: 'Liangma Kai', index: [], urls: { '': kaiUrl }, weight: '500' },
  },
  {
    async load(name, url, weight) {
      const face = new FontFace(name, `url("${url}")`, { weight });
      scope.fonts.add(face);
      await face.load();
    },
  },
);

const ticks = new MessageChannel();
const waiting: (() => void)[] = [];
ticks.port1.onmessage = () => waiting.shift()?.();

/** Comes back after the messages that have arrived; quicker than a timer, which browsers slow down. */
function pause(): Promise<void> {
  return new Promise((goOn) => {
    waiting.push(goOn);
    ticks.port2.postMessage(null);
  });
}

const host = createWorkerHost({
  decodeSvg: (bytes) => page.call('svg', bytes),
  prepareFace,
});
const page = createPeer<WindowCalls, OfdCalls>(
  scope,
  createOfdSession({
    host,
    pause,
    takePicture: (source) => (source as OffscreenCanvas).transferToImageBitmap(),
  }),
);
