import { beforeAll, expect, it, vi } from 'vitest';
import { between, normal, seededRandom, type Random } from '../../bench/symbols/random.ts';
import type { Frame } from '../../../symbols/decoder.ts';
import { createChooser } from '../../../symbols/chooser/chooser.ts';
import { loadZxingModule } from '../../../symbols/zxing/module.ts';
import { readZxingWasm } from '../../../symbols/zxing/wasm.node.ts';
import { createZxingReader, type ZxingReader } from '../../../symbols/zxing/zxing-reader.ts';
import { takePicture } from './picture.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let zxing: ZxingReader;
beforeAll(async () => {
  zxing = createZxingReader(await loadZxingModule(await readZxingWasm()));
});

/** In every way there is, however long it takes. */
function readAll(frame: Frame): readonly string[] {
  const decoder = createChooser({ zxing, elapsedMs: () => performance.now(), mode: 'picture' });
  const request = { symbologies: ['qr'], budgetMs: 20_000, atMost: 64 } as const;
  return decoder.decode(frame, request).map(({ text }) => text);
}

const [WIDTH, HEIGHT] = [320, 240];

function textured(tone: (x: number, y: number) => number): Frame {
  const luma = new Uint8Array(WIDTH * HEIGHT);
  for (let at = 0; at < luma.length; at++) {
    luma[at] = Math.min(Math.max(tone(at % WIDTH, Math.floor(at / WIDTH)), 0), 255);
  }
  return { width: WIDTH, height: HEIGHT, luma };
}

/** Squares in each other, as finder patterns are, and chance between them. */
function likeCodes(random: Random): Frame {
  const module = Math.round(between(random, 3, 6));
  const places = [0, 1, 2, 3, 4].map(() => ({
    column: Math.floor(between(random, 0, WIDTH / module - 7)),
    row: Math.floor(between(random, 0, HEIGHT / module - 7)),
  }));
  const cells = Array.from({ length: 110 * 90 }, () => random() < 0.5);
  return textured((x, y) => {
    const [u, v] = [Math.floor(x / module), Math.floor(y / module)];
    for (const { column, row } of places) {
      const ring = Math.max(Math.abs(u - column - 3), Math.abs(v - row - 3));
      if (ring <= 4) return ring === 2 || ring === 4 ? 230 : 25;
    }
    return cells[v * 110 + u]! ? 30 : 225;
  });
}

const TEXTURES: readonly (readonly [string, (random: Random) => Frame])[] = [
  ['noise', (random) => textured(() => 128 + 60 * normal(random))],
  [
    'checks',
    (random) => {
      const side = between(random, 2, 9);
      return textured((x, y) => (((x / side) ^ (y / side)) & 1 ? 220 : 30));
    },
  ],
  [
    'waves',
    (random) => {
      const [a, b] = [between(random, 0.1, 1), between(random, 0.1, 1)];
      return textured((x, y) => 128 + 60 * Math.sin(a * x + b * y) + 60 * Math.sin(b * x - a * y));
    },
  ],
  ['chance with finder patterns', likeCodes],
];

it.each(TEXTURES)('reads nothing where there is nothing but %s', (_, make) => {
  for (let seed = 1; seed <= 3; seed++) expect(readAll(make(seededRandom(seed)))).toEqual([]);
});

/** More than any level bears: squares of chance over a third of the picture. */
function spoilt(frame: Frame, share: number, random: Random): Frame {
  const luma = frame.luma.slice();
  const side = 6;
  for (let top = 0; top < frame.height; top += side) {
    for (let left = 0; left < frame.width; left += side) {
      if (random() > share) continue;
      const tone = random() < 0.5 ? 20 : 230;
      for (let y = top; y < Math.min(top + side, frame.height); y++) {
        luma.fill(
          tone,
          y * frame.width + left,
          y * frame.width + Math.min(left + side, frame.width),
        );
      }
    }
  }
  return { ...frame, luma };
}

it('reads the right text or none of codes that are spoilt more and more', async () => {
  const small = 3;
  let right = 0;
  for (const category of ['damaged', 'glare'] as const) {
    const { frame, texts } = await takePicture(category, small, 11);
    for (const share of [0.02, 0.1, 0.3]) {
      const read = readAll(spoilt(frame, share, seededRandom(100 * share)));
      for (const text of read) expect(texts).toContain(text);
      right += read.length;
    }
  }
  expect(right).toBeGreaterThan(0);
});
