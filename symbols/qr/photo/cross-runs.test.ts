import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Frame } from '../../decoder.ts';
import { crossRuns } from './cross-runs.ts';
import { seeded } from './photograph.test-support.ts';

const SIDE = 130;

interface Drawn {
  /** Pixels a module. */
  readonly across: number;
  readonly down: number;
  readonly x: number;
  readonly y: number;
  readonly dark?: number;
  readonly light?: number;
}

/** A finder pattern by its middle, on a light ground. */
function draw({ across, down, x, y, dark = 40, light = 210 }: Drawn): Frame {
  const luma = Uint8Array.from({ length: SIDE * SIDE }, (_, at) => {
    const [px, py] = [(at % SIDE) + 0.5, Math.floor(at / SIDE) + 0.5];
    const ring = Math.max(Math.abs(px - x) / across, Math.abs(py - y) / down);
    return ring < 1.5 || (ring > 2.5 && ring < 3.5) ? dark : light;
  });
  return { width: SIDE, height: SIDE, luma };
}

const size = fc.integer({ min: 2, max: 12 });
const place = fc.integer({ min: 45, max: 85 });
/** Within the dark square in the middle, in modules. */
const off = fc.double({ min: -1.4, max: 1.4, noNaN: true });

it('finds a pattern of any size at its middle, inverted too', () => {
  fc.assert(
    fc.property(size, place, place, off, off, fc.boolean(), (m, px, py, dx, dy, isInverted) => {
      // Edges lie between pixels, so that runs are exactly as wide as drawn.
      const [x, y] = m % 2 === 0 ? [px, py] : [px + 0.5, py + 0.5];
      const tones = isInverted ? { dark: 210, light: 40 } : {};
      const frame = draw({ across: m, down: m, x, y, ...tones });
      const from = { x: x + dx * m, y: Math.floor(y + dy * m) };
      const found = crossRuns(frame, from, m)!;
      expect(found.x).toBeCloseTo(x, 6);
      expect(found.y).toBeCloseTo(y, 6);
      expect(found.module).toBeCloseTo(m, 6);
      expect(found.stretch).toBeCloseTo(1, 6);
      expect(found.isInverted).toBe(isInverted);
    }),
  );
});

it('tells how much higher than wide it is', () => {
  const found = crossRuns(draw({ across: 4, down: 6, x: 60, y: 66 }), { x: 61, y: 64 }, 4);
  expect(found).toMatchObject({ x: 60, y: 66, stretch: 1.5 });
  expect(found!.module).toBeCloseTo(Math.sqrt(24), 6);
  const long = draw({ across: 4, down: 8, x: 60, y: 66 });
  expect(crossRuns(long, { x: 61, y: 64 }, 4)).toBeUndefined();
  const low = draw({ across: 10, down: 4, x: 60, y: 66 });
  expect(crossRuns(low, { x: 61, y: 66 }, 10)).toBeUndefined();
});

it('leaves what is a pattern in its row only', () => {
  const frame = draw({ across: 5, down: 5, x: 60.5, y: 60.5 });
  const stripes = frame.luma.map((_, at) => frame.luma[60 * SIDE + (at % SIDE)]!);
  expect(crossRuns({ ...frame, luma: stripes }, { x: 60, y: 60 }, 5)).toBeUndefined();
});

it('leaves what differs too little from its ground, or goes out of the picture', () => {
  const at = { across: 5, down: 5, x: 60.5, y: 60.5 };
  expect(crossRuns(draw({ ...at, dark: 100, light: 112 }), { x: 60, y: 60 }, 5)).toBeDefined();
  expect(crossRuns(draw({ ...at, dark: 100, light: 111 }), { x: 60, y: 60 }, 5)).toBeUndefined();
  for (const edge of [10, SIDE - 11]) {
    const [down, across] = [draw({ ...at, y: edge + 0.5 }), draw({ ...at, x: edge + 0.5 })];
    expect(crossRuns(down, { x: 60, y: edge }, 5)).toBeUndefined();
    expect(crossRuns(across, { x: edge, y: 60 }, 5)).toBeUndefined();
  }
});

it('finds nothing on an even ground, and in noise nothing outside of the picture', () => {
  const random = seeded(3);
  const noise = draw({ across: 5, down: 5, x: 60.5, y: 60.5 });
  noise.luma.forEach((_, at) => (noise.luma[at] = random() * 255));
  const even = { ...noise, luma: noise.luma.slice().fill(120) };
  const anywhere = fc.integer({ min: 0, max: SIDE - 1 });
  const module = fc.double({ min: 8 / 7, max: 40, noNaN: true });
  fc.assert(
    fc.property(anywhere, anywhere, module, (x, y, width) => {
      expect(crossRuns(even, { x, y }, width)).toBeUndefined();
      const found = crossRuns(noise, { x, y }, width) ?? { x: 1, y: 1 };
      expect(Math.min(found.x, found.y)).toBeGreaterThan(0);
      expect(Math.max(found.x, found.y)).toBeLessThan(SIDE);
    }),
  );
});
