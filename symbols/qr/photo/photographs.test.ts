import { beforeAll, describe, expect, it } from 'vitest';
import { loadZxingModule } from '../../zxing/module.ts';
import { readZxingWasm } from '../../zxing/wasm.node.ts';
import { createZxingReader, type ZxingReader } from '../../zxing/zxing-reader.ts';
import { locateQr, triplesIn } from './locate.ts';
import { PLAIN, seeded, takePhotograph, type Scene } from './photograph.test-support.ts';
import { readTriple } from './read-triple.ts';

let zxing: ZxingReader;
beforeAll(async () => {
  zxing = createZxingReader(await loadZxingModule(await readZxingWasm()));
});

function read(frame: Parameters<typeof locateQr>[0]): string | undefined {
  for (const triple of triplesIn(locateQr(frame, true))) {
    const found = readTriple(frame, triple);
    const symbol = found && zxing.readDrawnQr(found.picture);
    if (symbol) return symbol.text;
  }
  return undefined;
}

const AT_FINDERS = [
  { x: 0.1, y: 0.1 },
  { x: 0.9, y: 0.1 },
  { x: 0.1, y: 0.9 },
];

const SCENES: readonly { readonly name: string; readonly scene: Partial<Scene> }[] = [
  { name: 'as it is', scene: {} },
  { name: 'in a mirror', scene: { isMirrored: true, angle: 0.7 } },
  { name: 'light on dark', scene: { light: 40, dark: 210, surround: 30, angle: 2 } },
  { name: 'of dots', scene: { areDots: true, angle: 4, blur: 0.2 } },
  { name: 'out of focus', scene: { blur: 0.52, noise: 1.5, module: 7, angle: 1 } },
  { name: 'moved', scene: { smear: 1.5, smearAngle: 0.8, noise: 1.5 } },
  { name: 'from the side', scene: { tilt: [0.5, 0.4], module: 7 } },
  { name: 'round a bottle', scene: { roll: 0.9, rollAngle: 0.1, length: 60, angle: 0.1 } },
  { name: 'round a roll and tilted', scene: { roll: 0.75, rollAngle: 1.4, tilt: [0.2, 0.1] } },
  { name: 'of 2.3 pixels a module', scene: { module: 2.3, blur: 0.25 } },
  {
    name: 'of 24 pixels a module',
    scene: { width: 900, height: 720, module: 24, length: 14, middle: { x: 450, y: 360 } },
  },
  { name: 'without a quiet zone on dark', scene: { quietZone: 0, surround: 50 } },
  { name: 'with too much light', scene: { gain: 1.7, dark: 70 } },
  {
    name: 'with a picture in the middle',
    scene: {
      level: 'H',
      covers: [{ at: { x: 0.5, y: 0.5 }, across: 0.3, down: 0.3, tone: 150 }],
    },
  },
  ...AT_FINDERS.map((at, index) => ({
    name: `with finder pattern ${index + 1} burnt out`,
    scene: { level: 'Q', spots: [{ at, radius: 0.09, gain: 400 }] } as const,
  })),
  ...AT_FINDERS.map((at, index) => ({
    name: `with finder pattern ${index + 1} covered`,
    scene: {
      level: 'H',
      angle: 0.4,
      tilt: [0.2, 0.1],
      covers: [{ at, across: 0.3, down: 0.3, tone: 190 }],
    } as const,
  })),
];

describe.each(SCENES)('a symbol $name', ({ scene }) => {
  it('is read', () => {
    const { frame, text } = takePhotograph({ ...PLAIN, ...scene }, 17);
    expect(read(frame)).toBe(text);
  });
});

it('reads one of version 24 on bent paper', () => {
  const scene = {
    ...{ width: 900, height: 720, middle: { x: 450, y: 360 }, length: 850, module: 5 },
    ...{ roll: 2, rollAngle: 0.4, tilt: [0.1, 0.2] as const, quietZone: 8 },
  };
  const { frame, text, size } = takePhotograph({ ...PLAIN, ...scene }, 4);
  expect(size).toBeGreaterThan(100);
  expect(read(frame)).toBe(text);
});

it('gives nothing rather than something else where most of it is gone', () => {
  const random = seeded(99);
  for (let round = 0; round < 4; round++) {
    const covers = Array.from({ length: 14 }, () => ({
      at: { x: 0.25 + 0.75 * random(), y: 0.25 + 0.75 * random() },
      across: 0.25,
      down: 0.2,
      tone: random() < 0.5 ? 30 : 220,
    }));
    const scene = { ...PLAIN, covers, blur: 0.1 + 0.6 * random(), length: 20 + 100 * random() };
    const { frame, text } = takePhotograph(scene, round);
    expect([undefined, text]).toContain(read(frame));
  }
}, 30_000);
